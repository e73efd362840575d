-- banister: placeholders=on

CREATE TABLE ${prefix}news_products (
    news_id    INTEGER NOT NULL,
    product_id BIGINT  NOT NULL,
    PRIMARY KEY (news_id, product_id),
    FOREIGN KEY (news_id) REFERENCES ${prefix}news (id),
    FOREIGN KEY (product_id) REFERENCES ${prefix}products (id)
);

-- A product is featured by every piece of news that has its name in the title.
INSERT INTO ${prefix}news_products (news_id, product_id)
SELECT news.id, products.id
  FROM ${prefix}news AS news
  JOIN ${prefix}products AS products ON news.title LIKE CONCAT('%', products.name, '%');
