"""The two servers, raised together."""

from scenarios.stack import Places, Stack


def test_servers_that_others_reach_tell_the_token_and_are_shaped_with_it() -> None:
    with Stack(Places(host="0.0.0.0", token="secret")) as stack:
        assert ("Jeton", "secret") in stack.addresses()
        assert stack.new_target().base_url.startswith(stack.portal.url)
