"""A stand-in for PayFiP, the State's online payment: it stands on an origin of its own, as the real one does.

Field names, codes and limits are those of PayFiP as eopayment 3.15 uses them (tipi.py, payfip_ws.py); the pages and the
switches for the outcome are invented.
"""
