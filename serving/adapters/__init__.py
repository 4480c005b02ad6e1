"""Files of other systems to facts and cases: ledgers, payrolls, relief lists, OCDS releases."""
