"""The payment site: the pages of the stand-in for PayFiP, on an origin of its own."""
