-- What every store has besides the tables of the entities.

-- One row: which store this is, and by which description of the entities its tables were made.
CREATE TABLE about (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	store TEXT NOT NULL,
	fingerprint TEXT NOT NULL
) STRICT;

-- One row per transaction: who, when, by which word. An import of 100 000 records has one.
CREATE TABLE writing (
	id INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	person TEXT NOT NULL,
	word TEXT NOT NULL
) STRICT;

-- One row per record written; seq - 1 is the leaf's place in the tree. Only body and salt are
-- ever changed, to NULL, by a redaction.
CREATE TABLE event (
	seq INTEGER PRIMARY KEY,
	writing INTEGER NOT NULL REFERENCES writing,
	organisation TEXT NOT NULL,
	entity TEXT NOT NULL,
	record TEXT NOT NULL,
	version INTEGER NOT NULL,
	op TEXT NOT NULL CHECK (op = 'add' OR op = 'set' OR op = 'delete' OR op = 'redact'),
	prev INTEGER REFERENCES event, -- the record's event before this one
	body TEXT,
	salt BLOB,
	digest BLOB NOT NULL, -- SHA-256 of salt and body
	leaf BLOB NOT NULL    -- what the tree holds: names a forged line without any other help
) STRICT;
CREATE INDEX event_asof ON event (entity, seq, prev, op);

-- The root of each 256 events that are complete: short proofs, and a place for a fault.
CREATE TABLE subtree (
	n INTEGER PRIMARY KEY,
	root BLOB NOT NULL
) STRICT;

-- The head: how many events, and the roots of the perfect subtrees that cover them.
CREATE TABLE ledger (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	size INTEGER NOT NULL,
	frontier BLOB NOT NULL
) STRICT;
INSERT INTO ledger (id, size, frontier) VALUES (1, 0, x'');
