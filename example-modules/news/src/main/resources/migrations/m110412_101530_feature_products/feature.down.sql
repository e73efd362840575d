-- banister: placeholders=on

DROP TABLE ${prefix}news_products;
