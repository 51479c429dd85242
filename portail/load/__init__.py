"""An opening day: many people follow one procedure by HTTP, as they come, and what they waited is reported.

People are not browsers: they run no script and see no picture; what a person feels is walked beside them by the engine.
Only `swarm` imports Locust, in a process of its own, for gevent changes whatever process it is imported in.
"""
