-- The day on which the last action of a convention was told as realised: to it, the convention winds down.
CREATE INDEX sheet_realised_on ON sheet (convention_key, received_on) WHERE kind = 'REALISED' AND is_current;
