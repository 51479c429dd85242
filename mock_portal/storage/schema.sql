-- Moments are ISO 8601 in UTC with microseconds (see timestamps.py), days are ISO 8601, amounts are in cents.
-- Columns in `_folded` hold a text case-folded, for look-ups without regard to letter case.

CREATE TABLE tenants (
    slug TEXT PRIMARY KEY,
    town TEXT NOT NULL,
    seed INTEGER,
    frozen_at TEXT,
    offset_seconds REAL NOT NULL DEFAULT 0,
    defects TEXT NOT NULL DEFAULT '[]',
    terms_version TEXT,
    terms_document TEXT
) STRICT;

CREATE TABLE faults (
    tenant TEXT NOT NULL REFERENCES tenants ON DELETE CASCADE,
    position INTEGER NOT NULL,
    fault TEXT NOT NULL,
    met INTEGER NOT NULL DEFAULT 0, -- occasions on which it could be applied
    struck INTEGER NOT NULL DEFAULT 0, -- occasions on which it was
    PRIMARY KEY (tenant, position)
) STRICT;

CREATE TABLE families (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given again: clients may hold the id of a deleted family
    tenant TEXT NOT NULL REFERENCES tenants ON DELETE CASCADE,
    number INTEGER NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    registered_at TEXT NOT NULL,
    username TEXT,
    username_folded TEXT,
    password_hash TEXT,
    credentials_chosen_at TEXT,
    services_validated_at TEXT,
    terms_version TEXT,
    terms_accepted_at TEXT,
    UNIQUE (tenant, number),
    UNIQUE (tenant, email_folded),
    UNIQUE (tenant, username_folded)
) STRICT;

CREATE TABLE members (
    family INTEGER NOT NULL REFERENCES families ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    born_on TEXT,
    PRIMARY KEY (family, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
    id INTEGER PRIMARY KEY,
    family INTEGER NOT NULL REFERENCES families ON DELETE CASCADE,
    tenant TEXT NOT NULL,
    token_digest TEXT NOT NULL,
    username TEXT NOT NULL,
    username_folded TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    prepared_at TEXT NOT NULL,
    sent_at TEXT,
    opened_at TEXT,
    signed_in_at TEXT,
    superseded_at TEXT,
    UNIQUE (token_digest, tenant)
) STRICT;
CREATE INDEX invitations_of_family ON invitations (family);
CREATE INDEX invitations_by_username ON invitations (tenant, username_folded);

CREATE TABLE password_resets (
    id INTEGER PRIMARY KEY,
    family INTEGER NOT NULL REFERENCES families ON DELETE CASCADE,
    tenant TEXT NOT NULL,
    token_digest TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    used_at TEXT,
    UNIQUE (token_digest, tenant)
) STRICT;
CREATE INDEX password_resets_of_family ON password_resets (family);

CREATE TABLE lockouts (
    tenant TEXT NOT NULL REFERENCES tenants ON DELETE CASCADE,
    username_folded TEXT NOT NULL,
    failures INTEGER NOT NULL,
    failed_at TEXT NOT NULL,
    PRIMARY KEY (tenant, username_folded)
) STRICT;

CREATE TABLE access_keys (
    tenant TEXT NOT NULL,
    service TEXT NOT NULL,
    key TEXT NOT NULL,
    family INTEGER NOT NULL REFERENCES families ON DELETE CASCADE,
    draft TEXT,
    linked_at TEXT,
    PRIMARY KEY (family, service),
    UNIQUE (tenant, key, service)
) STRICT;

CREATE TABLE sessions (
    digest TEXT PRIMARY KEY,
    tenant TEXT NOT NULL REFERENCES tenants ON DELETE CASCADE,
    family INTEGER REFERENCES families ON DELETE CASCADE,
    csrf TEXT NOT NULL,
    reading TEXT NOT NULL,
    notice TEXT,
    seen_at TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_of_tenant ON sessions (tenant, seen_at);
CREATE INDEX sessions_of_family ON sessions (family);

CREATE TABLE invoices (
    id INTEGER PRIMARY KEY,
    family INTEGER NOT NULL REFERENCES families ON DELETE CASCADE,
    tenant TEXT NOT NULL,
    number TEXT NOT NULL,
    label TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    total INTEGER NOT NULL,
    direct_debit INTEGER NOT NULL DEFAULT 0,
    cancelled_at TEXT,
    UNIQUE (tenant, number)
) STRICT;
CREATE INDEX invoices_of_family ON invoices (family, issued_on);

CREATE TABLE invoice_lines (
    invoice INTEGER NOT NULL REFERENCES invoices ON DELETE CASCADE,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_price INTEGER NOT NULL,
    PRIMARY KEY (invoice, position)
) STRICT;

CREATE TABLE payments (
    reference TEXT PRIMARY KEY,
    invoice INTEGER NOT NULL REFERENCES invoices ON DELETE CASCADE,
    amount INTEGER NOT NULL CHECK (amount > 0),
    paid_at TEXT NOT NULL,
    means TEXT NOT NULL
) STRICT;
CREATE INDEX payments_of_invoice ON payments (invoice);

CREATE TABLE attempts (
    idop TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    family INTEGER NOT NULL REFERENCES families ON DELETE CASCADE,
    reference TEXT NOT NULL,
    started_at TEXT NOT NULL,
    settled_at TEXT,
    paid INTEGER
) STRICT;
CREATE INDEX attempts_of_family ON attempts (family);

CREATE TABLE attempt_invoices (
    idop TEXT NOT NULL REFERENCES attempts ON DELETE CASCADE,
    invoice INTEGER NOT NULL REFERENCES invoices ON DELETE CASCADE,
    amount INTEGER NOT NULL,
    PRIMARY KEY (idop, invoice)
) STRICT;
CREATE INDEX attempts_of_invoice ON attempt_invoices (invoice);

CREATE TABLE payfip_operations (
    idop TEXT PRIMARY KEY,
    tenant TEXT NOT NULL REFERENCES tenants ON DELETE CASCADE,
    numcli TEXT NOT NULL,
    exer TEXT NOT NULL,
    refdet TEXT NOT NULL,
    objet TEXT NOT NULL,
    montant INTEGER NOT NULL,
    mel TEXT NOT NULL,
    saisie TEXT NOT NULL,
    urlnotif TEXT NOT NULL,
    urlredirect TEXT NOT NULL,
    created_at TEXT NOT NULL,
    result TEXT,
    ended_at TEXT
) STRICT;
CREATE INDEX payfip_operations_of_tenant ON payfip_operations (tenant);

CREATE TABLE journal (
    tenant TEXT NOT NULL REFERENCES tenants ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    event TEXT NOT NULL,
    family INTEGER,
    detail TEXT NOT NULL,
    PRIMARY KEY (tenant, number)
) STRICT;
