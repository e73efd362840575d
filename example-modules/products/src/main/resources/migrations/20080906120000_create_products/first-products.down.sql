-- banister: placeholders=on

DELETE FROM ${prefix}products;
