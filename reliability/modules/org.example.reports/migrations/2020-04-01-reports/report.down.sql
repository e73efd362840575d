DROP TABLE report_lines;
DROP TABLE report;
