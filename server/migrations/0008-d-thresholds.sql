-- Thresholds of statistical secrecy, as this deployment sets them; read by every decision, whichever program makes it.
CREATE TABLE disclosure_rules (
  only_row           boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  least_headcount    integer NOT NULL CHECK (least_headcount BETWEEN 2 AND 1000),
  least_rate_base    integer NOT NULL CHECK (least_rate_base BETWEEN 1 AND 100000),
  least_contributors integer NOT NULL CHECK (least_contributors BETWEEN 2 AND 1000),
  -- Basis points.
  most_dominance     integer NOT NULL CHECK (most_dominance BETWEEN 1 AND 10000)
);
INSERT INTO disclosure_rules VALUES (true, 5, 20, 3, 8500);
