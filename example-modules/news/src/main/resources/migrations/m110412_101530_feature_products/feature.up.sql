CREATE TABLE news_products (
    news_id    INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    PRIMARY KEY (news_id, product_id),
    FOREIGN KEY (news_id) REFERENCES news (id),
    FOREIGN KEY (product_id) REFERENCES products (id)
);

-- A product is featured by every piece of news that has its name in the title.
INSERT INTO news_products (news_id, product_id)
SELECT news.id, products.id
  FROM news
  JOIN products ON news.title LIKE CONCAT('%', products.name, '%');
