-- banister: after=authors
-- banister: placeholders=on

INSERT INTO ${prefix}news_authors (login, password) VALUES
    ('edith', 'pbkdf2$20000$bc689637102b3e93$4cfbf05e4493d17167dbd8ae46b1248d3f3b41ff'),
    ('hugo', 'pbkdf2$20000$2277217085db509c$0478721f1106c2a631a90181bac7efc77767a390'),
    ('jonas', 'pbkdf2$20000$1641b42c3f537094$bf74e4a280affafbdf6692bc6a9f3d66b03094fb');

INSERT INTO ${prefix}news (title, content, author) VALUES
    ('The shop is open', 'After three years of market stalls we have a door, a bell and a till.', 'edith'),
    ('Sale: Cloche and Seed Tray', 'Last year''s stock at half price until the end of January.', 'hugo'),
    ('Event: sowing day in March', 'Bring your own pots. Soil and tea are on us.', 'edith'),
    ('Maintenance: web site closed on Sunday night', 'We move to a bigger server between two and four.', 'jonas'),
    ('New in: Hurricane Lantern', 'The first forty have arrived from Birmingham.', 'hugo'),
    ('How we test a Wheelbarrow', 'Two hundred bricks, one hill, eleven volunteers.', 'edith'),
    ('Opening hours over the holidays', 'Closed from the 24th to the 27th.', 'jonas'),
    ('Sale: everything for watering', 'Watering Can, Hose Reel and Sprinkler, ten in the hundred off.', 'hugo'),
    ('A letter from the forge', 'Why a Garden Trowel is hammered and not pressed.', 'edith'),
    ('Event: pruning course', 'An afternoon with Secateurs and Lopper; places for twelve.', 'edith'),
    ('New in: Rain Gauge', 'Millimetres on one side, inches on the other.', 'hugo'),
    ('Maintenance: telephone line', 'Please write until the engineer has been.', 'jonas'),
    ('The catalogue is at the printer', 'One hundred and twelve pages this time.', 'hugo'),
    ('Recall of Fire Basket, first lot', 'The feet of the first lot may work loose; we exchange them.', 'jonas'),
    ('Event: nest survey', 'Report what lives in your Nesting Box.', 'edith'),
    ('Sale: Pot Feet, three sets for two', 'While the shelf is full.', 'hugo'),
    ('Reader''s garden: Ullapool', 'Kale, wind, and a very long Garden Line.', 'edith'),
    ('New in: Bulb Planter', 'A lever lets the soil go.', 'hugo'),
    ('We are hiring', 'Somebody who can sharpen, and somebody who can count.', 'jonas'),
    ('Maintenance: stocktaking', 'No parcels leave on the last Friday of the month.', 'jonas'),
    ('Event: seed swap', 'Bring what you have too much of.', 'edith'),
    ('Twine, and what it is made of', 'A short history of jute.', 'edith'),
    ('New in: Log Carrier', 'Canvas from Dundee.', 'hugo'),
    ('The first parcel to Iceland', 'It held a Boot Scraper.', 'hugo'),
    ('Sale: Kneeling Pad', 'Two colours, both green.', 'hugo'),
    ('Winner of the autumn picture contest', 'A hedgehog in a Compost Fork box.', 'edith'),
    ('New price list', 'Steel has become dearer, and so have we.', 'jonas'),
    ('Event: open forge', 'Hammers are provided.', 'edith'),
    ('How long does a Leaf Rake last', 'We asked nine hundred customers.', 'edith'),
    ('Maintenance: new payment provider', 'Cards will not work on Tuesday morning.', 'jonas');
