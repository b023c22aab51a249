-- Reading the lines of a few actions, without a function a line (docs/adr/0018): the very policies of the sheet and of the item are
-- asked for each line, as parts of the one plan that each connection keeps. As functions of their own they were begun anew a line
-- (a tenth of a millisecond each), and their price was unknown to whoever planned: twenty seconds for the headcounts of a year.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['expense_item', 'headcount', 'in_kind_support', 'sheet_target'] LOOP
    EXECUTE format('ALTER POLICY reading ON %I USING (CASE WHEN (SELECT reads_few()) THEN EXISTS (SELECT FROM sheet s WHERE s.id = %I.sheet_id) ELSE sheet_id IN (SELECT readable_sheets()) END)', name, name);
  END LOOP;
END $$;
ALTER POLICY reading ON expense_share USING (
  CASE WHEN (SELECT reads_few()) THEN EXISTS (SELECT FROM expense_item i WHERE i.id = expense_share.expense_item_id) ELSE expense_item_id IN (SELECT readable_items()) END
);
DROP FUNCTION readable_sheet(bigint);
DROP FUNCTION readable_item(bigint);
