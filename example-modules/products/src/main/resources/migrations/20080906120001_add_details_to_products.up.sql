-- banister: placeholders=on

ALTER TABLE ${prefix}products ADD COLUMN part_number VARCHAR(20);
ALTER TABLE ${prefix}products ADD COLUMN price_cents INTEGER;

UPDATE ${prefix}products SET part_number = 'GT-1010', price_cents = 395 WHERE name = 'Garden Trowel';
UPDATE ${prefix}products SET part_number = 'GT-1020', price_cents = 4990 WHERE name = 'Watering Can';
UPDATE ${prefix}products SET part_number = 'GT-1030', price_cents = 3200 WHERE name = 'Seed Tray';
UPDATE ${prefix}products SET part_number = 'GT-1040', price_cents = 1890 WHERE name = 'Pruning Knife';
UPDATE ${prefix}products SET part_number = 'GT-1050', price_cents = 4990 WHERE name = 'Compost Fork';
UPDATE ${prefix}products SET part_number = 'GT-1060', price_cents = 8900 WHERE name = 'Twine';
UPDATE ${prefix}products SET part_number = 'GT-1070', price_cents = 690 WHERE name = 'Plant Labels';
UPDATE ${prefix}products SET part_number = 'GT-1080', price_cents = 690 WHERE name = 'Bird Feeder';
UPDATE ${prefix}products SET part_number = 'GT-1090', price_cents = 4990 WHERE name = 'Rain Gauge';
UPDATE ${prefix}products SET part_number = 'GT-1100', price_cents = 8900 WHERE name = 'Wheelbarrow';
UPDATE ${prefix}products SET part_number = 'GT-1110', price_cents = 690 WHERE name = 'Leaf Rake';
UPDATE ${prefix}products SET part_number = 'GT-1120', price_cents = 3200 WHERE name = 'Hand Sickle';
UPDATE ${prefix}products SET part_number = 'GT-1130', price_cents = 8900 WHERE name = 'Soil Thermometer';
UPDATE ${prefix}products SET part_number = 'GT-1140', price_cents = 8900 WHERE name = 'Potting Bench';
UPDATE ${prefix}products SET part_number = 'GT-1150', price_cents = 2450 WHERE name = 'Kneeling Pad';
UPDATE ${prefix}products SET part_number = 'GT-1160', price_cents = 395 WHERE name = 'Cloche';
UPDATE ${prefix}products SET part_number = 'GT-1170', price_cents = 690 WHERE name = 'Garden Line';
UPDATE ${prefix}products SET part_number = 'GT-1180', price_cents = 3200 WHERE name = 'Dibber';
UPDATE ${prefix}products SET part_number = 'GT-1190', price_cents = 2450 WHERE name = 'Secateurs';
UPDATE ${prefix}products SET part_number = 'GT-1200', price_cents = 1250 WHERE name = 'Lopper';
UPDATE ${prefix}products SET part_number = 'GT-1210', price_cents = 2450 WHERE name = 'Boot Scraper';
UPDATE ${prefix}products SET part_number = 'GT-1220', price_cents = 2450 WHERE name = 'Hose Reel';
UPDATE ${prefix}products SET part_number = 'GT-1230', price_cents = 395 WHERE name = 'Sprinkler';
UPDATE ${prefix}products SET part_number = 'GT-1240', price_cents = 2450 WHERE name = 'Pot Feet';
UPDATE ${prefix}products SET part_number = 'GT-1250', price_cents = 2450 WHERE name = 'Hurricane Lantern';
UPDATE ${prefix}products SET part_number = 'GT-1260', price_cents = 8900 WHERE name = 'Fire Basket';
UPDATE ${prefix}products SET part_number = 'GT-1270', price_cents = 395 WHERE name = 'Log Carrier';
UPDATE ${prefix}products SET part_number = 'GT-1280', price_cents = 1890 WHERE name = 'Grass Shears';
UPDATE ${prefix}products SET part_number = 'GT-1290', price_cents = 3200 WHERE name = 'Bulb Planter';
UPDATE ${prefix}products SET part_number = 'GT-1300', price_cents = 4990 WHERE name = 'Nesting Box';

CREATE UNIQUE INDEX ${prefix}products_part_number ON ${prefix}products (part_number);
