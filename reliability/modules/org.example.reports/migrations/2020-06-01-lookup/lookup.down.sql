DROP TABLE lookup;
