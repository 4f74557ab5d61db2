/**
 * Every column the exchange reads or writes, with its type as PostgreSQL names it; `?` marks what may be null. Rows get
 * their TypeScript types from here, and a test compares it with the migrated schema, so that the two cannot drift.
 */
export const tables = {
  document: {
    id: 'uuid',
    sender: 'text',
    document_id: 'text',
    business_type: 'smallint',
    edition: 'integer',
    follows: 'uuid?',
    packet: 'uuid',
    content_digest: 'bytea',
    code_number: 'text',
    code_notation: 'text',
    subject: 'text',
    promulgated_on: 'text?',
    priority: 'smallint',
    accepted_at: 'timestamptz',
  },
  packet: {
    id: 'uuid',
    document: 'uuid',
    kind: 'text',
    sha256: 'bytea',
    bytes: 'bigint',
    inline: 'bytea?',
    content: 'uuid?',
    gone_at: 'timestamptz?',
    gone_reason: 'text?',
    brought_by: 'text',
    brought_at: 'timestamptz',
    verdict: 'jsonb?',
    policy: 'text?',
    directory_version: 'bigint?',
    warnings: 'jsonb?',
    receipt: 'text?',
    main_attachment: 'smallint?',
    gateway: 'bytea?',
    revocations: 'jsonb?',
  },
  attachment: {
    packet: 'uuid',
    n: 'smallint',
    name: 'text',
    description: 'text?',
    content_type: 'text?',
    bytes: 'bigint',
    sha256: 'bytea',
    encoded_from: 'bigint',
    encoded_to: 'bigint',
    wrapped: 'boolean',
    verdict: 'jsonb?',
    files: 'smallint?',
  },
  archived_pdf: {
    packet: 'uuid',
    n: 'smallint',
    file: 'smallint',
    path: 'text',
    bytes: 'bigint',
    sha256: 'bytea?',
    main: 'boolean',
    verdict: 'jsonb',
  },
  delivery: {
    id: 'uuid',
    carries: 'text',
    document: 'uuid',
    packet: 'uuid',
    recipient: 'text',
    addressed_to: 'text[]',
    state: 'text',
    since: 'timestamptz',
    created_at: 'timestamptz',
    expires_at: 'timestamptz',
    urgent: 'boolean',
    version: 'integer',
    leased_until: 'timestamptz?',
    leased_by: 'text?',
    lease_hash: 'bytea?',
    fetched_at: 'timestamptz?',
    fetched_by: 'text[]',
    acknowledged_at: 'timestamptz?',
    reason: 'jsonb?',
    redelivers: 'uuid?',
    settled_at: 'timestamptz?',
    answer: 'uuid?',
    question: 'uuid?',
    carry_after: 'timestamptz?',
    carried_by: 'text',
  },
  attempt: {
    delivery: 'uuid',
    n: 'integer',
    system: 'text',
    begun_at: 'timestamptz',
    held_until: 'timestamptz',
    ended_at: 'timestamptz?',
    outcome: 'text?',
    problem: 'jsonb?',
    said: 'text?',
    definite: 'boolean',
    next_at: 'timestamptz?',
    probes: 'boolean',
  },
  client_failure: { delivery: 'uuid', failures: 'integer', failed_at: 'timestamptz' },
  destination: {
    system: 'text',
    url: 'text?',
    failures: 'integer',
    failing_since: 'timestamptz?',
    open_until: 'timestamptz?',
    probing_until: 'timestamptz?',
    problem: 'jsonb?',
    said: 'text?',
    tried_at: 'timestamptz?',
    succeeded_at: 'timestamptz?',
  },
  answer: {
    id: 'uuid',
    delivery: 'uuid',
    status: 'text',
    description: 'text?',
    staff: 'jsonb?',
    by: 'text',
    given_at: 'timestamptz',
    signature: 'text?',
    receipts: 'text[]',
  },
  question: {
    id: 'uuid',
    delivery: 'uuid',
    kind: 'text',
    by: 'text',
    reason: 'text?',
    asked_at: 'timestamptz',
    disagreed_at: 'timestamptz?',
    closed_at: 'timestamptz?',
    answer: 'uuid?',
  },
  concern: {
    document: 'uuid',
    concerned: 'uuid',
    reason: 'text?',
    removed: 'text[]',
    declared_at: 'timestamptz',
    due_at: 'timestamptz?',
  },
  leaving_content: { delivery: 'uuid', packet: 'uuid', document: 'uuid' },
  receipt: {
    id: 'text',
    event: 'text',
    at: 'timestamptz',
    document: 'uuid',
    delivery: 'uuid?',
    recipient: 'text?',
    jws: 'text',
    party_jws: 'text?',
  },
  fact: {
    epoch: 'integer',
    xid: 'xid8',
    sequence: 'bigint',
    id: 'uuid',
    kind: 'text',
    at: 'timestamptz',
    by: 'text',
    document: 'uuid',
    delivery: 'uuid?',
    params: 'jsonb',
    receipt: 'text?',
  },
  feed: { sole: 'boolean', epoch: 'integer' },
  rejection: {
    id: 'uuid',
    sender: 'text',
    document_id: 'text',
    packet_sha256: 'bytea',
    code: 'text',
    params: 'jsonb',
    by: 'text',
    at: 'timestamptz',
  },
  frozen_packet: {
    packet: 'uuid',
    document: 'uuid',
    differences: 'jsonb',
    frozen_at: 'timestamptz',
    frozen_by: 'text?',
    freeze_reason: 'text?',
    released_at: 'timestamptz?',
    release_reason: 'text?',
    release_asked_by: 'text?',
    release_approved_by: 'text?',
  },
  suspect_gateway: {
    gateway: 'bytea',
    document: 'uuid',
    taken_out_at: 'timestamptz',
    let_in_at: 'timestamptz?',
    let_in_reason: 'text?',
  },
  system_seen: {
    system: 'text',
    leased_at: 'timestamptz?',
    confirmed_at: 'timestamptz?',
    sent_at: 'timestamptz?',
    statuses: 'text[]',
    program: 'text?',
    program_since: 'timestamptz?',
  },
  system_call: {
    system: 'text',
    hour: 'timestamptz',
    code: 'text',
    calls: 'integer',
    example: 'text?',
    example_at: 'timestamptz?',
  },
  connection_check: {
    id: 'uuid',
    at: 'timestamptz',
    under: 'text',
    by: 'text',
    agencies: 'integer',
    reachable: 'integer',
    unreachable: 'jsonb',
    state: 'text',
    announced_at: 'timestamptz?',
    ends_at: 'timestamptz?',
    announces: 'boolean',
    cleared_at: 'timestamptz?',
  },
  connection_test: {
    check_id: 'uuid',
    kind: 'text',
    n: 'smallint',
    addressees: 'text[]',
    document: 'uuid?',
    refusal: 'jsonb?',
    taken_back_at: 'timestamptz?',
  },
  first_act: { agency: 'text', act: 'text', at: 'timestamptz' },
  robot_task: { delivery: 'uuid', robot: 'text', next_at: 'timestamptz', failures: 'integer' },
  directory_confirmed: { sole: 'boolean', at: 'timestamptz' },
  revocation_answer: {
    sha256: 'bytea',
    named_at: 'timestamptz',
    next_attempt_at: 'timestamptz',
    kind: 'text?',
    responder: 'text?',
    received_at: 'timestamptz?',
    bytes: 'bytea?',
  },
  answers_named: { sole: 'boolean', epoch: 'integer', xid: 'xid8', sequence: 'bigint' },
  assertion: { system: 'text', jti: 'text', until: 'timestamptz' },
} as const;

export type TableName = keyof typeof tables;

/** A row as the driver hands it over: `bigint` and `xid8` as text, because they may exceed what a number holds. */
export type Row<Name extends TableName> = {
  -readonly [Column in keyof (typeof tables)[Name]]: ValueOf<(typeof tables)[Name][Column]>;
};

/** The same row inside JSON that PostgreSQL made: moments are RFC 3339 texts there. */
export type JsonRow<Name extends TableName> = {
  [Column in keyof Row<Name>]: Row<Name>[Column] extends Date | null
    ? Row<Name>[Column] extends Date
      ? string
      : string | null
    : Row<Name>[Column];
};

type ValueOf<Type> = Type extends `${infer Plain}?` ? PlainValue<Plain> | null : PlainValue<Type>;

type PlainValue<Type> = Type extends 'uuid' | 'text' | 'bigint' | 'xid8'
  ? string
  : Type extends 'smallint' | 'integer'
    ? number
    : Type extends 'timestamptz'
      ? Date
      : Type extends 'bytea'
        ? Buffer
        : Type extends 'text[]'
          ? string[]
          : Type extends 'boolean'
            ? boolean
            : unknown;
