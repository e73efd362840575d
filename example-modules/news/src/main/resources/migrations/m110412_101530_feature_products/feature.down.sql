DROP TABLE news_products;
