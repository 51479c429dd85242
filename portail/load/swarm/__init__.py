"""People as Locust lets them come: one process or many, on one machine or many. The only package that imports Locust.

A locustfile is two lines:

    from portail.load.swarm.locustfile import day
    Crowd, Course = day("plan.json")
"""
