CREATE TABLE orders (
  id text PRIMARY KEY,
  status text NOT NULL,
  cents bigint NOT NULL CHECK (cents >= 0)
)
