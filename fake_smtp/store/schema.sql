CREATE TABLE IF NOT EXISTS message (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    received INTEGER NOT NULL,      -- microseconds since 1970, UTC
    sender TEXT NOT NULL,           -- of the envelope
    recipients TEXT NOT NULL,       -- of the envelope, JSON
    username TEXT NOT NULL,
    size INTEGER NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    message_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_folded TEXT NOT NULL,
    people TEXT NOT NULL            -- the addresses by header field, JSON
);
CREATE INDEX IF NOT EXISTS message_of_sender ON message (sender COLLATE NOCASE);
CREATE INDEX IF NOT EXISTS unread_message ON message (sequence) WHERE read = 0;

CREATE TABLE IF NOT EXISTS source (
    sequence INTEGER PRIMARY KEY,
    raw BLOB NOT NULL
);

-- Envelope recipients: the unit of isolation. A row is deleted when its mailbox is cleared.
CREATE TABLE IF NOT EXISTS recipient (
    address TEXT NOT NULL,          -- case folded
    sequence INTEGER NOT NULL,
    domain TEXT NOT NULL,
    PRIMARY KEY (address, sequence)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS recipient_of_message ON recipient (sequence);
CREATE INDEX IF NOT EXISTS recipient_of_domain ON recipient (domain, sequence);

-- Every address in a header field or the envelope, for exact and partial search.
CREATE TABLE IF NOT EXISTS correspondent (
    address TEXT NOT NULL,          -- case folded
    sequence INTEGER NOT NULL,
    field TEXT NOT NULL,            -- from, to, cc, bcc, reply-to
    name TEXT NOT NULL,             -- case folded
    PRIMARY KEY (field, address, sequence, name)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS correspondent_of_message ON correspondent (sequence);

CREATE TABLE IF NOT EXISTS tag (
    tag TEXT NOT NULL COLLATE NOCASE,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (tag, sequence)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tag_of_message ON tag (sequence);

-- What needs a complete decoding: filled when it is first needed.
CREATE TABLE IF NOT EXISTS content (
    sequence INTEGER PRIMARY KEY,
    date INTEGER NOT NULL,          -- of the Date header, microseconds since 1970, UTC
    snippet TEXT NOT NULL,
    attachments INTEGER NOT NULL,
    inline INTEGER NOT NULL,
    folded TEXT NOT NULL            -- all words of the message, as search_words gives them
);

-- Messages accepted but not yet delivered, because of a fault.
CREATE TABLE IF NOT EXISTS held (
    number INTEGER PRIMARY KEY,
    due INTEGER,                    -- microseconds since 1970, UTC; NULL: after the next message of the mailbox
    mailbox TEXT NOT NULL,
    sender TEXT NOT NULL,
    recipients TEXT NOT NULL,
    username TEXT NOT NULL,
    received INTEGER NOT NULL,
    raw BLOB NOT NULL
);
