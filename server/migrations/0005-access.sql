-- Who may come in: bodies, accounts, sign-ins under way, sessions, personal access tokens.
-- A person is the issuer's opaque `sub` and the SIRET of their body: no name, no address. What opens a door (a session, a token, a
-- sign-in under way) is kept as its SHA-256 alone.

-- A body that people sign in from, and the role that its people are proposed.
CREATE TABLE body (
  siret            text PRIMARY KEY CHECK (siret ~ '^[0-9]{14}$'),
  name             text NOT NULL CHECK (name <> ''),
  role             text NOT NULL CHECK (role IN ('PARTNER', 'MINISTRY', 'DELEGATION', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY', 'ADMINISTRATOR')),
  -- No reference: a party whose conventions were withdrawn keeps its people, who then reach nothing.
  party_key        text,
  academic_regions text[] NOT NULL DEFAULT '{}',
  is_demo          boolean NOT NULL DEFAULT false
);

CREATE TABLE account (
  id               text PRIMARY KEY,
  issuer           text NOT NULL,
  sub              text NOT NULL,
  siret            text NOT NULL REFERENCES body,
  role             text NOT NULL CHECK (role IN ('PARTNER', 'MINISTRY', 'DELEGATION', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY', 'ADMINISTRATOR')),
  party_key        text,
  academic_regions text[] NOT NULL DEFAULT '{}',
  opened_at        timestamptz NOT NULL,
  disabled_at      timestamptz,
  is_demo          boolean NOT NULL DEFAULT false,
  UNIQUE (issuer, sub),
  CHECK ((party_key IS NOT NULL) = (role IN ('PARTNER', 'MINISTRY', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY'))),
  CHECK ((cardinality(academic_regions) > 0) = (role = 'DELEGATION'))
);
CREATE INDEX account_siret ON account (siret);

-- Someone of a known body who signed in without an account: an administrator opens one, or lets it lapse.
CREATE TABLE account_request (
  reference    text PRIMARY KEY,
  issuer       text NOT NULL,
  sub          text NOT NULL,
  siret        text NOT NULL REFERENCES body,
  requested_at timestamptz NOT NULL,
  UNIQUE (issuer, sub)
);

-- Taken away when the person comes back: the same answer of the provider opens nothing twice.
CREATE TABLE sign_in_attempt (
  id_sha256  text PRIMARY KEY CHECK (id_sha256 ~ '^[0-9a-f]{64}$'),
  state      text NOT NULL CHECK (length(state) >= 32),
  nonce      text NOT NULL CHECK (length(nonce) >= 32),
  verifier   text,
  return_to  text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_attempt_expiry ON sign_in_attempt (expires_at);

CREATE TABLE session (
  id_sha256  text PRIMARY KEY CHECK (id_sha256 ~ '^[0-9a-f]{64}$'),
  account_id text NOT NULL REFERENCES account,
  -- Given back to the provider on signing out; erased with the session's end.
  id_token   text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CHECK (expires_at > created_at AND expires_at <= created_at + interval '12 hours'),
  CHECK (revoked_at IS NULL OR id_token IS NULL)
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE access_token (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id  text NOT NULL REFERENCES account,
  label       text NOT NULL CHECK (label <> ''),
  sha256      text NOT NULL UNIQUE CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  may_write   boolean NOT NULL,
  conventions text[] NOT NULL CHECK (cardinality(conventions) > 0),
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  revoked_at  timestamptz,
  CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days')
);
CREATE INDEX access_token_account ON access_token (account_id);
