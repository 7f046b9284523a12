"""Excel and Word: workbooks for entering records, and what comes back in them as changes of records."""
