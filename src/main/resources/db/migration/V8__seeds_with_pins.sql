-- Seeds are written with their ids in one map, "pins". A program of an earlier version would read such a seed
-- without its ids and look for another album, so it must refuse this database: that is what the number is for.
COMMENT ON COLUMN run_albums.seed IS 'the wanted album as JSON, its ids under "pins"; earlier versions wrote each as a property';
COMMENT ON COLUMN albums.seed IS 'the wanted album as JSON, its ids under "pins"; earlier versions wrote each as a property';
