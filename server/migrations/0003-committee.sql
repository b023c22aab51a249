-- A convention's life, its committee, its duties, its certificates and disputes. Only facts are stored: where a convention
-- stands, what a vote decides and whether a duty was kept are computed from them by the rules.
-- Nobody is named here: people stand by their seat or their office.

-- Day from which what happens to a convention is recorded here. Before it, nothing on record proves nothing.
ALTER TABLE convention ADD COLUMN records_kept_from date, ADD COLUMN records_are_demo boolean NOT NULL DEFAULT false;

-- Who signed an amendment; NULL: not on record.
ALTER TABLE amendment ADD COLUMN signed_by text[], ADD COLUMN is_demo boolean NOT NULL DEFAULT false;

-- ── What happened to a convention ────────────────────────────────────────────────────────────────────────────
-- SIGNATURE: a party signed (occurred_on). TERMINATION_NOTICE, NON_RENEWAL: sent (occurred_on) and received.
-- RENEWAL_REQUEST: received. EXPRESS_RENEWAL: agreed (occurred_on), to a last day. ENDING: an event that an ending clause
-- of the text names (clause). DUTY_EVENT: an event that sets off a duty of the text (clause). OUTSIDE: any other fact
-- outside the text, such as a law.
CREATE TABLE convention_event (
  id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key     text NOT NULL REFERENCES convention,
  kind               text NOT NULL CHECK (kind IN ('SIGNATURE', 'TERMINATION_NOTICE', 'NON_RENEWAL', 'RENEWAL_REQUEST',
                       'EXPRESS_RENEWAL', 'ENDING', 'DUTY_EVENT', 'OUTSIDE')),
  party_key          text,
  clause             text,
  occurred_on        date,
  received_on        date,
  effective_on       date,
  notified_on        date,
  requested_last_day date,
  agreed_last_day    date,
  summary            text NOT NULL CHECK (summary <> ''),
  source             text NOT NULL CHECK (source <> ''),
  source_address     text CHECK (source_address ~ '^https://'),
  -- A breach counts once a person of the ministry has confirmed it.
  confirmed_on       date,
  is_demo            boolean NOT NULL DEFAULT false,
  FOREIGN KEY (convention_key, party_key) REFERENCES convention_party (convention_key, party_key),
  CHECK (coalesce(occurred_on, received_on) IS NOT NULL),
  CHECK (received_on >= occurred_on),
  CHECK (confirmed_on IS NULL OR kind = 'ENDING'),
  CHECK (confirmed_on >= occurred_on),
  CHECK ((party_key IS NOT NULL) = (kind IN ('SIGNATURE', 'TERMINATION_NOTICE', 'NON_RENEWAL', 'RENEWAL_REQUEST')) OR kind = 'OUTSIDE'),
  CHECK ((clause IS NOT NULL) = (kind IN ('ENDING', 'DUTY_EVENT'))),
  CHECK (kind <> 'EXPRESS_RENEWAL' OR (agreed_last_day IS NOT NULL AND occurred_on IS NOT NULL)),
  CHECK (kind NOT IN ('ENDING', 'DUTY_EVENT', 'SIGNATURE', 'OUTSIDE') OR occurred_on IS NOT NULL),
  CHECK (kind <> 'RENEWAL_REQUEST' OR received_on IS NOT NULL)
);
CREATE INDEX convention_event_convention ON convention_event (convention_key);
CREATE UNIQUE INDEX convention_event_one_signature ON convention_event (convention_key, party_key) WHERE kind = 'SIGNATURE';

-- What was done about a duty that an event set off. The event is one above, or follows from what is recorded elsewhere: the
-- first meeting held, the board's decisions of a day.
CREATE TABLE duty_discharge (
  convention_key text NOT NULL REFERENCES convention,
  event          text NOT NULL CHECK (event ~ '^(event-[0-9]+|first-meeting|board-[0-9]{4}-[0-9]{2}-[0-9]{2})$'),
  duty           text NOT NULL,
  done_on        date NOT NULL,
  is_written     boolean NOT NULL,
  is_demo        boolean NOT NULL DEFAULT false,
  PRIMARY KEY (convention_key, event, duty)
);
CREATE TRIGGER duty_discharge_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON duty_discharge FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ── The committee ────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE committee_meeting (
  id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key      text NOT NULL REFERENCES convention,
  kind                text NOT NULL CHECK (kind IN ('ORDINARY', 'EXCEPTIONAL', 'EMAIL')),
  status              text NOT NULL DEFAULT 'CALLED' CHECK (status IN ('CALLED', 'HELD', 'CANCELLED')),
  -- Key of the yearly meeting of the text that it is meant as.
  meant_as            text,
  called_on           date NOT NULL,
  -- The day it is called for and, once held, the day it was held; for a consultation, the day it closes.
  meets_on            date NOT NULL,
  papers_sent_on      date,
  drafted_on          date,
  reread_on           date,
  approved_on         date,
  priorities_for_year integer CHECK (priorities_for_year BETWEEN 1990 AND 2100),
  priorities          text[] NOT NULL DEFAULT '{}',
  is_demo             boolean NOT NULL DEFAULT false,
  UNIQUE (id, convention_key),
  CHECK (meets_on >= called_on),
  CHECK (status = 'HELD' OR (drafted_on IS NULL AND reread_on IS NULL AND approved_on IS NULL)),
  CHECK (kind <> 'EMAIL' OR (drafted_on IS NULL AND reread_on IS NULL AND approved_on IS NULL AND meant_as IS NULL)),
  CHECK (drafted_on >= meets_on AND reread_on >= drafted_on AND approved_on >= coalesce(reread_on, drafted_on)),
  CHECK ((priorities_for_year IS NULL) = (cardinality(priorities) = 0))
);
CREATE INDEX committee_meeting_convention ON committee_meeting (convention_key, meets_on);

CREATE TABLE agenda_item (
  meeting_id     bigint NOT NULL,
  position       integer NOT NULL CHECK (position > 0),
  convention_key text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('ACTION', 'PRIORITIES', 'REPORT', 'DISPUTE', 'OTHER')),
  title          text NOT NULL CHECK (title <> ''),
  action_id      bigint,
  PRIMARY KEY (meeting_id, position),
  FOREIGN KEY (meeting_id, convention_key) REFERENCES committee_meeting (id, convention_key),
  FOREIGN KEY (action_id, convention_key) REFERENCES action (id, convention_key),
  CHECK ((action_id IS NOT NULL) = (kind = 'ACTION'))
);
CREATE INDEX agenda_item_action ON agenda_item (action_id);

-- What the committee said of an action was said in one of its meetings, where that was held in the system.
ALTER TABLE body_decision ADD FOREIGN KEY (meeting_id) REFERENCES committee_meeting;
ALTER TABLE sheet_presentation ADD FOREIGN KEY (meeting_id) REFERENCES committee_meeting;

-- Seats present or represented, by their label; no name. college NULL: a guest, without a vote.
CREATE TABLE committee_attendance (
  meeting_id     bigint NOT NULL REFERENCES committee_meeting,
  seat           text NOT NULL CHECK (seat <> ''),
  college        text,
  office         text,
  is_represented boolean NOT NULL DEFAULT false,
  PRIMARY KEY (meeting_id, seat)
);

-- The result of a vote, computed from its ballots when it is closed: nobody enters it.
CREATE TABLE committee_vote (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meeting_id    bigint NOT NULL,
  position      integer NOT NULL,
  closed_on     date,
  outcome       text CHECK (outcome IN ('ADOPTED', 'NOT_ADOPTED', 'CHAIR_DECIDES', 'NO_VOTE')),
  votes_for     integer CHECK (votes_for >= 0),
  votes_against integer CHECK (votes_against >= 0),
  abstentions   integer CHECK (abstentions >= 0),
  needed        integer CHECK (needed > 0),
  base          integer CHECK (base >= 0),
  is_tie        boolean,
  articles      text[],
  readings      text[],
  explanation   text,
  UNIQUE (meeting_id, position),
  FOREIGN KEY (meeting_id, position) REFERENCES agenda_item,
  CHECK (num_nulls(closed_on, outcome, votes_for, votes_against, abstentions, needed, base, is_tie, articles, readings, explanation) IN (0, 11)),
  CHECK (is_tie = (votes_for = votes_against AND votes_for > 0)),
  CHECK (outcome <> 'ADOPTED' OR votes_for >= needed)
);

-- Who voted what: read by the committee's secretariat and the ministry alone.
CREATE TABLE committee_ballot (
  vote_id bigint NOT NULL REFERENCES committee_vote,
  seat    text NOT NULL CHECK (seat <> ''),
  college text NOT NULL,
  choice  text NOT NULL CHECK (choice IN ('FOR', 'AGAINST', 'ABSTAIN')),
  PRIMARY KEY (vote_id, seat)
);

-- A vote once closed stays as it was.
CREATE FUNCTION closed_vote_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'committee_vote' THEN
    IF OLD.closed_on IS NOT NULL THEN
      RAISE EXCEPTION 'vote % is closed', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'closed_vote_stays';
    END IF;
    RETURN coalesce(NEW, OLD);
  END IF;
  IF EXISTS (SELECT FROM committee_vote WHERE id = coalesce(NEW.vote_id, OLD.vote_id) AND closed_on IS NOT NULL) THEN
    RAISE EXCEPTION 'vote % is closed', coalesce(NEW.vote_id, OLD.vote_id) USING ERRCODE = 'check_violation', CONSTRAINT = 'closed_vote_stays';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

CREATE TRIGGER closed_vote_stays BEFORE UPDATE OR DELETE ON committee_vote FOR EACH ROW EXECUTE FUNCTION closed_vote_stays();
CREATE TRIGGER closed_ballots_stay BEFORE INSERT OR UPDATE OR DELETE ON committee_ballot FOR EACH ROW EXECUTE FUNCTION closed_vote_stays();

-- ── Duties ───────────────────────────────────────────────────────────────────────────────────────────────────
-- year NULL: a report over all the years.
CREATE TABLE report_sent (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  report         text NOT NULL,
  year           integer CHECK (year BETWEEN 1990 AND 2100),
  sent_on        date,
  approved_on    date,
  is_demo        boolean NOT NULL DEFAULT false,
  UNIQUE NULLS NOT DISTINCT (convention_key, report, year),
  CHECK (approved_on IS NULL OR approved_on >= sent_on)
);

-- To which bodies of a party a report was shown.
CREATE TABLE report_presentation (
  report_id bigint NOT NULL REFERENCES report_sent,
  body      text NOT NULL,
  shown_on  date NOT NULL,
  PRIMARY KEY (report_id, body)
);

-- The lists themselves are contacts, and are not kept here: only the day of the exchange is.
CREATE TABLE contact_list_exchange (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  exchanged_on   date NOT NULL,
  is_demo        boolean NOT NULL DEFAULT false,
  UNIQUE (convention_key, exchanged_on)
);

CREATE TABLE digital_tool (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  name           text NOT NULL CHECK (name <> ''),
  online_on      date,
  is_demo        boolean NOT NULL DEFAULT false,
  UNIQUE (convention_key, name)
);

-- A ministry's agreement (party_key), or one of the sheets that the text asks for.
CREATE TABLE digital_tool_paper (
  tool_id   bigint NOT NULL REFERENCES digital_tool,
  kind      text NOT NULL CHECK (kind IN ('AGREEMENT', 'GDPR', 'PUBLIC_ALGORITHM')),
  party_key text,
  given_on  date NOT NULL,
  UNIQUE NULLS NOT DISTINCT (tool_id, kind, party_key),
  CHECK ((party_key IS NOT NULL) = (kind = 'AGREEMENT'))
);

-- A ministry's leave to use its logo (autorisation expresse et écrite). last_day NULL: it states no duration.
CREATE TABLE logo_leave (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  party_key      text NOT NULL,
  from_day       date NOT NULL,
  last_day       date CHECK (last_day >= from_day),
  is_written     boolean NOT NULL,
  is_demo        boolean NOT NULL DEFAULT false,
  UNIQUE (convention_key, party_key, from_day),
  FOREIGN KEY (convention_key, party_key) REFERENCES convention_party (convention_key, party_key)
);

-- What a person of the ministry says of a miss that the computer found. The latest counts; none is taken back.
CREATE TABLE finding_review (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  obligation     text NOT NULL,
  decision       text NOT NULL CHECK (decision IN ('CONFIRMED', 'DISMISSED')),
  decided_on     date NOT NULL,
  reason         text NOT NULL CHECK (reason <> ''),
  is_demo        boolean NOT NULL DEFAULT false
);
CREATE INDEX finding_review_convention ON finding_review (convention_key);
CREATE TRIGGER finding_review_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finding_review FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the party concerned answers, shown beside the finding.
CREATE TABLE finding_answer (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  obligation     text NOT NULL,
  party_key      text NOT NULL,
  answer         text NOT NULL CHECK (answer <> ''),
  answered_on    date NOT NULL,
  is_demo        boolean NOT NULL DEFAULT false,
  FOREIGN KEY (convention_key, party_key) REFERENCES convention_party (convention_key, party_key)
);
CREATE INDEX finding_answer_convention ON finding_answer (convention_key);
CREATE TRIGGER finding_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finding_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ── Certificates and disputes ────────────────────────────────────────────────────────────────────────────────
-- A certificate of skills (attestation) for those who end one training: who signs it. Holders are not recorded.
CREATE TABLE skills_certificate (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key   text NOT NULL REFERENCES convention,
  title            text NOT NULL CHECK (title <> ''),
  issued_on        date NOT NULL,
  education_signer text NOT NULL CHECK (education_signer IN ('HEAD_OF_SCHOOL', 'ACADEMIC_REGION_RECTOR', 'ACADEMY_RECTOR')),
  partners         text[] NOT NULL CHECK (cardinality(partners) > 0),
  region_signs     boolean NOT NULL,
  proposed_on      date,
  is_demo          boolean NOT NULL DEFAULT false,
  UNIQUE (convention_key, title, issued_on),
  CHECK (proposed_on <= issued_on)
);

-- What a dispute is about stays between the parties.
CREATE TABLE dispute (
  id                     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key         text NOT NULL REFERENCES convention,
  opened_on              date NOT NULL,
  opened_by              text NOT NULL,
  is_serious             boolean NOT NULL,
  subject                text NOT NULL CHECK (subject <> ''),
  conciliation_on        date CHECK (conciliation_on >= opened_on),
  exceptional_meeting_id bigint,
  meeting_on             date CHECK (meeting_on >= opened_on),
  closed_on              date CHECK (closed_on >= opened_on),
  outcome                text CHECK (outcome IN ('SETTLED', 'TERMINATED', 'WITHDRAWN')),
  is_demo                boolean NOT NULL DEFAULT false,
  FOREIGN KEY (convention_key, opened_by) REFERENCES convention_party (convention_key, party_key),
  FOREIGN KEY (exceptional_meeting_id, convention_key) REFERENCES committee_meeting (id, convention_key),
  CHECK ((closed_on IS NULL) = (outcome IS NULL))
);
CREATE INDEX dispute_convention ON dispute (convention_key);
