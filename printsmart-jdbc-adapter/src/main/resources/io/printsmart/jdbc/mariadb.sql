-- PrintSmart on MariaDB 10.6 or newer.
-- Names and keys are compared byte by byte, trailing blanks included: hence the collation. On MySQL, which does not know
-- it, put utf8mb4_0900_bin in its place.
-- Version 1 of the tables. May be run again: what is there stays. The prefix printsmart_ may be replaced throughout, if
-- JdbcPrintStore.builder(...).tablePrefix(...) says the same.

-- What holds for the whole installation: the version of these tables, and the id by which printers know it.
create table if not exists printsmart_setting (
    name varchar(40) not null,
    setting_value varchar(190) not null,
    primary key (name)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The jobs: what was ordered, how far each has got, and who may decide about it. Times are epoch milliseconds, UTC.
create table if not exists printsmart_job (
    seq bigint not null auto_increment, -- the order of acceptance
    id varchar(40) not null, -- what the host and the printers know the job by
    job_key varchar(190) not null, -- the host's idempotency key
    account varchar(190) not null, -- who pays
    printer varchar(120) not null, -- no foreign key: a printer may be removed, its jobs stay
    cost_minor bigint not null, -- in minor units, such as cents
    currency varchar(3) not null, -- ISO 4217
    funding varchar(20) not null, -- IN_STORE: charged in this database; REMOTE: a wallet behind a network
    copies int not null,
    sides varchar(30) not null,
    color_mode varchar(20) not null,
    media varchar(255) not null,
    title varchar(200) not null,
    document_id varchar(64) not null,
    document_sha256 varchar(64) not null,
    document_length bigint not null,
    document_format varchar(255) not null,
    priority int not null, -- 1 to 100, higher goes first
    line_rank int not null, -- 100 - priority: the lower, the sooner
    created_at bigint not null,
    deadline_at bigint not null, -- no attempt starts after this
    end_by bigint not null, -- the job has ended by then
    state varchar(20) not null,
    payment varchar(20) not null,
    attempts int not null,
    waits int not null,
    attempt_fence bigint, -- null: no attempt got as far as its intent to send
    attempt_token varchar(190), -- what marks the attempt at the printer
    attempt_started_at bigint,
    attempt_answer_at bigint,
    attempt_cut boolean,
    attempt_permanent boolean,
    attempt_cancel_at bigint,
    remote_id int, -- the printer's job-id; null: nothing was opened there
    remote_uri varchar(1500),
    remote_uuid varchar(1100),
    remote_started_at bigint, -- when the printer was started
    proof varchar(20),
    why_code varchar(40) not null,
    why_detail varchar(300) not null,
    finished_at bigint, -- null: not final yet
    flags varchar(255) not null,
    due_at bigint, -- when a node has to look at it; null while one does, and when nothing is left to do
    holder varchar(80), -- the node that claimed it
    line_printer varchar(120), -- the printer in whose line it stands
    held_printer varchar(120), -- the printer that it has; unique, so that no other job's document goes there
    fence bigint not null, -- raised by each claim; guards every write
    version bigint not null, -- raised by each write
    write_no bigint not null, -- a random number of the last write, to find out what became of an unanswered commit
    claim_no bigint, -- the same of the last claim
    primary key (seq),
    constraint printsmart_job_id unique (id),
    constraint printsmart_job_key unique (job_key),
    constraint printsmart_job_held unique (held_printer),
    index printsmart_job_due (due_at), -- what is due next
    index printsmart_job_line (line_printer, line_rank, seq), -- who is next in a line
    index printsmart_job_holder (holder), -- what a dead node held
    index printsmart_job_account (account, seq),
    index printsmart_job_state (state, seq),
    index printsmart_job_unfinished (finished_at, printer),
    index printsmart_job_document (document_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The recorded steps of the jobs, which are also their events. Rows are only ever added.
create table if not exists printsmart_history (
    job_id varchar(40) not null,
    version bigint not null, -- the job's version after the step
    decided_at bigint not null,
    from_state varchar(20), -- null: the job was accepted
    to_state varchar(20) not null,
    why_code varchar(40) not null,
    why_detail varchar(300) not null,
    node varchar(190) not null, -- who decided
    attempt int not null,
    fence bigint not null,
    write_no bigint not null,
    primary key (job_id, version)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The ledger. One row is both entries of a movement, taken from one account and given to another, and so cannot be
-- out of balance. Rows are only ever added.
create table if not exists printsmart_movement (
    seq bigint not null auto_increment,
    movement_key varchar(220) not null, -- charge:<job>, settle:<job> or topup:<key>: each happens once
    job_id varchar(40), -- null: a top-up
    booked_at bigint not null,
    kind varchar(20) not null, -- TOP_UP, CHARGE, CAPTURE or REFUND
    from_kind varchar(20) not null, -- WALLET, ESCROW, REVENUE or EXTERNAL
    from_owner varchar(190), -- whose wallet; null for the other kinds
    to_kind varchar(20) not null,
    to_owner varchar(190),
    amount_minor bigint not null, -- in minor units, never negative
    currency varchar(3) not null,
    write_no bigint not null,
    primary key (seq),
    check (amount_minor >= 0),
    constraint printsmart_movement_key unique (movement_key),
    index printsmart_movement_job (job_id),
    index printsmart_movement_from (from_owner, seq),
    index printsmart_movement_to (to_owner, seq)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The wallets of PrintSmart's own ledger. Empty where the host keeps its users' money in a table of its own.
create table if not exists printsmart_wallet (
    account varchar(190) not null,
    currency varchar(3) not null,
    balance_minor bigint not null, -- the sum of the wallet's entries in the ledger
    floor_minor bigint not null, -- the balance never falls below; 0 unless the operator allows a debt
    primary key (account, currency)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The printers, as the host states them and as they were last found.
create table if not exists printsmart_printer (
    id varchar(120) not null,
    uri varchar(1500) not null,
    slice int not null, -- by a checksum of the name, the same in every version
    device varchar(64) not null, -- SHA-256 of the URI without its spelling; unique, so that no device has two names
    site varchar(120) not null,
    color boolean, -- null: the host does not say
    duplex boolean,
    formats text not null, -- MIME types, separated by blanks; empty: the host does not say
    loopback_allowed boolean not null,
    must_complete boolean not null, -- only what the printer calls completed counts as printed
    enabled boolean not null, -- the administrator's switch
    status varchar(20) not null,
    reasons text not null, -- printer-state-reasons, separated by blanks
    message text not null, -- what users read
    since_at bigint,
    seen_at bigint,
    uuid varchar(1100),
    learnt_color boolean, -- what the printer says that it can do; null where it does not tell
    learnt_duplex boolean,
    learnt_formats text, -- null: it said nothing of it at all
    counts_impressions boolean not null,
    wakes_within_ms bigint not null, -- how long it took lately to take a connection; 0: it is quick
    flapping boolean not null, -- its status changes too often to tell each change
    failed_jobs int not null, -- that it failed one after the other
    rests_until bigint, -- after too many of them no look brings it back before
    version bigint not null, -- begins with the time and is raised by each event of the printer
    primary key (id),
    constraint printsmart_printer_device unique (device),
    index printsmart_printer_slice (slice)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The history of the printers: in which status each was, and when. A printer that was removed keeps its history.
create table if not exists printsmart_status (
    seq bigint not null auto_increment,
    printer varchar(120) not null, -- no foreign key
    since_at bigint not null,
    until_at bigint, -- null: it still is
    status varchar(20) not null,
    reasons text not null, -- printer-state-reasons, separated by blanks
    message text not null, -- what users read
    primary key (seq),
    index printsmart_status_printer (printer, seq),
    index printsmart_status_until (until_at, printer)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The watch over the printers, in 256 parts. Each is held by the node that looks at its printers; its right lasts as long
-- as its row among the nodes.
create table if not exists printsmart_slice (
    slice int not null, -- 0 to 255
    holder varchar(80), -- null: nobody watches
    changes bigint not null, -- raised where more is known of one of its printers than its watcher knows
    seen_at bigint, -- all of its printers were looked at since, and found to be as stored
    primary key (slice)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The sites that went down as a whole once, or are down.
create table if not exists printsmart_site (
    site varchar(120) not null, -- as the printers name it
    down boolean not null,
    version bigint not null, -- begins with the time and is raised by each event of the site
    primary key (site)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The printers' lines: when the next job of each is to be looked for. Who stands in a line, the jobs say.
create table if not exists printsmart_line (
    printer varchar(120) not null,
    due_at bigint, -- null: nobody stands in line, or a job has the printer
    primary key (printer),
    index printsmart_line_due (due_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The nodes that are alive. A node's row is its right to all that it claimed.
create table if not exists printsmart_node (
    id varchar(80) not null,
    joined_at bigint not null,
    lease_until bigint not null, -- by this database's clock
    beats bigint not null,
    watches boolean not null, -- it shares the watch over the printers
    blind_version bigint not null, -- raised by each event of the node
    primary key (id),
    index printsmart_node_lease (lease_until)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The listeners that are told of events. A row is registered by the nodes that have the listener, again and again; one
-- that nobody registers for a week is forgotten.
create table if not exists printsmart_listener (
    name varchar(60) not null,
    seen_at bigint not null, -- when it was registered last
    holder varchar(80), -- the node that tells it; its right lasts as long as its row among the nodes
    primary key (name)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- What listeners have not been told of yet: a copy of each event for each listener, erased when it was told.
create table if not exists printsmart_event (
    listener varchar(60) not null, -- whom it is kept for; no foreign key
    subject varchar(130) not null, -- job:, printer:, site: or node:, and the name of it
    version bigint not null, -- the subject's version with it; a listener is told of the lowest one first
    due_at bigint not null, -- later than now: the listener failed to take it and is told again then
    tries int not null, -- how often the listener failed to take it
    failing_since bigint, -- null: it never did
    decided_at bigint not null,
    kind varchar(40) not null,
    printer varchar(120), -- from here on null where they do not go with the kind
    state varchar(20), -- of the job, the printer or the site
    why_detail text, -- what a person reads
    job_key varchar(190),
    account varchar(190),
    cost_minor bigint,
    currency varchar(3),
    payment varchar(20),
    why_code varchar(40),
    flags varchar(255),
    before_state varchar(20),
    reasons text, -- printer-state-reasons, separated by blanks
    flapping boolean,
    printers_down int, -- how many of those that were looked at
    printers_looked int,
    primary key (listener, subject, version),
    index printsmart_event_due (listener, due_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The documents. Those without a digest are not complete.
create table if not exists printsmart_document (
    id varchar(64) not null,
    created_at bigint not null,
    byte_count bigint,
    sha256 varchar(64),
    format varchar(255),
    primary key (id),
    index printsmart_document_created (created_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The documents' bytes, in pieces of 256 KiB.
create table if not exists printsmart_chunk (
    document_id varchar(64) not null,
    part int not null, -- from 0
    content mediumblob not null,
    primary key (document_id, part)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

insert into printsmart_setting (name, setting_value)
    select 'schema_version', '1' from dual
    where not exists (select 1 from printsmart_setting where name = 'schema_version');
insert into printsmart_setting (name, setting_value)
    select 'installation', left(sha2(concat(uuid(), rand(), connection_id()), 256), 10) from dual
    where not exists (select 1 from printsmart_setting where name = 'installation');
insert ignore into printsmart_slice (slice, changes)
    with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < 255)
    select n, 0 from numbers;
