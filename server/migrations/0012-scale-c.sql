-- What share of the fiches each stage is of (docs/adr/0018). The views tell a stage by an expression, which without statistics of its own
-- is taken for one in two hundred: plans for a handful then compare each line with each action.
CREATE STATISTICS sheet_stage_of_headcounts ON (CASE kind WHEN 'PLANNED' THEN 'PLANNED' ELSE 'REACHED' END) FROM sheet;
CREATE STATISTICS sheet_stage_of_money ON (CASE kind WHEN 'PLANNED' THEN 'PLANNED' ELSE 'SPENT' END) FROM sheet;
-- An empty table that was looked at is taken to stay empty: whatever is planned next reads it from end to end.
DO $$ BEGIN IF EXISTS (SELECT FROM sheet) THEN ANALYZE sheet; END IF; END $$;
