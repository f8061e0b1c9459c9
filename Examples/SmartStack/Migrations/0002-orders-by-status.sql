CREATE INDEX orders_by_status ON orders (status)
