-- banister: placeholders=on

DROP TABLE ${prefix}products;
