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
    batch INTEGER, -- the one that it was registered in
    UNIQUE (tenant, number),
    UNIQUE (tenant, email_folded),
    UNIQUE (tenant, username_folded)
) STRICT;

CREATE INDEX families_of_batch ON families (batch) WHERE batch IS NOT NULL;

-- Families that are being registered together, until the last one is.
CREATE TABLE batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant TEXT NOT NULL REFERENCES tenants ON DELETE CASCADE
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

CREATE TABLE help_requests (
    tenant TEXT NOT NULL REFERENCES tenants ON DELETE CASCADE,
    email_folded TEXT NOT NULL,
    asked_at TEXT NOT NULL
) STRICT;
CREATE INDEX help_requests_of_address ON help_requests (tenant, email_folded);

-- Other e-mail addresses that families want, until somebody opens the link that was sent there.
CREATE TABLE address_changes (
    id INTEGER PRIMARY KEY,
    family INTEGER NOT NULL REFERENCES families ON DELETE CASCADE,
    tenant TEXT NOT NULL,
    token_digest TEXT NOT NULL,
    email TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    used_at TEXT,
    UNIQUE (token_digest, tenant)
) STRICT;
CREATE INDEX address_changes_of_family ON address_changes (family);

-- Messages that are to be sent; `due_at` is in seconds since 1970, by the machine's clock.
CREATE TABLE letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant TEXT NOT NULL REFERENCES tenants ON DELETE CASCADE,
    family INTEGER REFERENCES families ON DELETE CASCADE,
    kind TEXT NOT NULL,
    subject INTEGER, -- the invitation, or the link, that the message is about
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    content BLOB NOT NULL,
    is_international INTEGER NOT NULL,
    due_at REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX letters_by_due ON letters (due_at);
CREATE INDEX letters_of_family ON letters (family);
CREATE INDEX letters_of_tenant ON letters (tenant);

CREATE TABLE lockouts (
    tenant TEXT NOT NULL REFERENCES tenants ON DELETE CASCADE,
    username_folded TEXT NOT NULL,
    failures INTEGER NOT NULL,
    failed_at TEXT NOT NULL,
    PRIMARY KEY (tenant, username_folded)
) STRICT;
CREATE INDEX lockouts_by_age ON lockouts (tenant, failed_at);

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
    opened_at TEXT NOT NULL,
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
    child TEXT, -- the first name of the child that it is about
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
