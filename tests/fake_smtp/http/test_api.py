import smtplib
from base64 import b64encode
from collections.abc import Iterator
from email.message import EmailMessage
from io import BytesIO

import httpx
import pytest
from PIL import Image

from fake_smtp import FakeSmtp
from fake_smtp.faults.chaos import Chaos, Trigger
from tests.fake_smtp.messages import compose, send, send_raw


def _image(width: int = 400, height: int = 300) -> bytes:
    output = BytesIO()
    Image.new("RGB", (width, height), "red").save(output, "PNG")
    return output.getvalue()


def _with_files() -> EmailMessage:
    message = compose(subject="Pièces", html='<p>Voici <img src="cid:logo@town"></p>')
    html = message.get_body(("html",))
    assert html is not None
    html.add_related(_image(), "image", "png", cid="<logo@town>", filename="logo.png", disposition="inline")
    message.add_attachment(b"%PDF-1.7", "application", "pdf", filename="Facture d’été.pdf")
    return message


@pytest.fixture
def api(smtp: FakeSmtp) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=smtp.url) as client:
        yield client


def _only_id(api: httpx.Client) -> str:
    (message,) = api.get("/api/v1/messages").json()["messages"]
    return str(message["ID"])


def test_the_list_has_the_schema_of_mailpit(smtp: FakeSmtp, api: httpx.Client) -> None:
    send(
        smtp, compose(subject="Un"), compose(to="Paul <paul@example.org>", subject="Deux", html="<p>Deux&nbsp;mots</p>")
    )

    page = api.get("/api/v1/messages", params={"limit": 1}).json()
    (message,) = page.pop("messages")

    assert page == {
        "total": 2,
        "unread": 2,
        "count": 1,
        "messages_count": 2,
        "messages_unread": 2,
        "start": 0,
        "tags": [],
    }
    assert message.pop("Created").endswith("Z")
    assert len(message.pop("ID")) == 22
    assert message.pop("Size") > 100
    assert message == {
        "MessageID": "",
        "Read": False,
        "From": {"Name": "Vélizy-Villacoublay", "Address": "nepasrepondre@example.org"},
        "To": [{"Name": "Paul", "Address": "paul@example.org"}],
        "Cc": [],
        "Bcc": [],
        "ReplyTo": [],
        "Subject": "Deux",
        "Username": "",
        "Tags": [],
        "Attachments": 0,
        "Snippet": "Deux mots",
    }


def test_pages_begin_at_the_start_parameter_and_a_limit_of_0_means_all(smtp: FakeSmtp, api: httpx.Client) -> None:
    send(smtp, *(compose(subject=str(number)) for number in range(3)))

    def subjects(**parameters: int) -> list[str]:
        return [each["Subject"] for each in api.get("/api/v1/messages", params=parameters).json()["messages"]]

    assert subjects(start=1) == ["1", "0"]
    assert subjects(limit=0) == ["2", "1", "0"]
    assert subjects(start=2, limit=5) == ["0"]
    assert subjects(start=9) == []
    for wrong in ("-1", "9" * 5000, "0" * 20 + "9" * 5000):
        assert api.get("/api/v1/messages", params={"start": wrong}).status_code == 400


def test_a_message_has_the_schema_of_mailpit_and_is_read_after(smtp: FakeSmtp, api: httpx.Client) -> None:
    send(smtp, _with_files())

    message = api.get("/api/v1/message/latest").json()

    assert message["Subject"] == "Pièces"
    assert message["Date"] == "2026-11-02T08:30:00Z"
    assert message["ReturnPath"] == "nepasrepondre@example.org"
    assert message["Text"] == "Le texte du message.\n"
    assert (message["Inline"][0]["ContentID"], message["Inline"][0]["PartID"]) == ("logo@town", "1.2.2")
    assert message["Attachments"][0]["FileName"] == "Facture d’été.pdf"
    assert message["Attachments"][0]["Size"] == 8
    assert len(message["Attachments"][0]["Checksums"]["SHA256"]) == 64
    assert message["ListUnsubscribe"] == {"Header": "", "Links": [], "Errors": "", "HeaderPost": ""}
    assert api.get("/api/v1/info").json()["Unread"] == 0


def test_bcc_is_who_was_in_the_envelope_but_in_no_header(smtp: FakeSmtp, api: httpx.Client) -> None:
    send_raw(smtp, b"To: a@example.org\r\nBcc: b@example.org\r\n\r\n", *(f"{n}@example.org" for n in "abc"))

    message = api.get("/api/v1/message/latest").json()

    assert [each["Address"] for each in message["Bcc"]] == ["b@example.org", "c@example.org"]
    assert api.get("/api/v1/search", params={"query": 'bcc:"C@example.org"'}).json()["count"] == 1


def test_headers_are_named_as_go_names_them(smtp: FakeSmtp, api: httpx.Client) -> None:
    send_raw(smtp, b"MESSAGE-ID: <1@x>\r\nreceived: one\r\nReceived: two\r\nDKIM-signature: v=1\r\n\r\n")

    headers = api.get("/api/v1/message/latest/headers").json()

    assert headers["Message-Id"] == ["<1@x>"]
    assert headers["Received"] == ["one", "two"]
    assert headers["Dkim-Signature"] == ["v=1"]
    assert headers["Return-Path"] == ["<nepasrepondre@example.org>"]
    assert headers["Delivered-To"] == ["marie@example.org"]


def test_the_links_to_unsubscribe_are_listed_and_checked(smtp: FakeSmtp, api: httpx.Client) -> None:
    header = b"List-Unsubscribe: (here) <mailto:u@example.org?subject=a,b>,\r\n <https://example.org/\r\n u>, x"
    send_raw(smtp, header + b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\r\n")

    assert api.get("/api/v1/message/latest").json()["ListUnsubscribe"] == {
        "Header": "(here) <mailto:u@example.org?subject=a,b>, <https://example.org/ u>, x",
        "Links": ["mailto:u@example.org?subject=a,b", "https://example.org/u"],
        "Errors": '"x" should be enclosed in <>',
        "HeaderPost": "List-Unsubscribe=One-Click",
    }


def test_the_source_is_the_exact_bytes(smtp: FakeSmtp, api: httpx.Client) -> None:
    raw = b"Subject: \xe9t\xe9\r\n\r\n\x00\xff\r\n"
    send_raw(smtp, raw)

    response = api.get("/api/v1/message/latest/raw", params={"dl": 1})

    assert response.content == raw
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.headers["content-disposition"].endswith('.eml"')


def test_a_part_is_returned_with_its_own_type_in_a_sandbox(smtp: FakeSmtp, api: httpx.Client) -> None:
    send(smtp, _with_files())

    response = api.get("/api/v1/message/latest/part/2")

    assert response.content == b"%PDF-1.7"
    assert response.headers["content-type"] == "application/pdf"
    assert "filename*=UTF-8''Facture%20d%E2%80%99%C3%A9t%C3%A9.pdf" in response.headers["content-disposition"]
    assert "sandbox" in response.headers["content-security-policy"]
    assert api.get("/api/v1/message/latest/part/9").status_code == 404


@pytest.mark.parametrize("part", ["1.2.2", "2"])
def test_a_thumbnail_is_a_small_jpeg_whatever_the_part(smtp: FakeSmtp, api: httpx.Client, part: str) -> None:
    send(smtp, _with_files())

    response = api.get(f"/api/v1/message/latest/part/{part}/thumb")

    assert response.headers["content-type"] == "image/jpeg"
    with Image.open(BytesIO(response.content)) as image:
        assert image.size == (180, 120)


def test_messages_are_marked_as_read_and_unread(smtp: FakeSmtp, api: httpx.Client) -> None:
    send(smtp, compose(subject="Un"), compose(subject="Deux"))
    (latest,) = api.get("/api/v1/messages", params={"limit": 1}).json()["messages"]

    def unread(**body: object) -> int:
        assert api.put("/api/v1/messages", json=body).text == "ok"
        return int(api.get("/api/v1/messages").json()["unread"])

    assert unread(IDs=[latest["ID"]], Read=True) == 1
    assert unread(Read=True) == 0
    assert unread(Search="subject:Un", Read=False) == 1
    assert unread() == 2
    assert api.put("/api/v1/messages", json={"IDs": ["x"], "Search": "y"}).status_code == 400


def test_messages_are_deleted_by_id_by_search_and_all(smtp: FakeSmtp, api: httpx.Client) -> None:
    send(smtp, *(compose(subject=subject) for subject in ("Un", "Deux", "Trois", "Quatre")))
    before = api.get("/api/v1/info").json()["RuntimeStats"]["MessagesDeleted"]
    newest = api.get("/api/v1/messages").json()["messages"][0]["ID"]

    def total(response: httpx.Response) -> int:
        assert (response.status_code, response.text) == (200, "ok")
        return int(api.get("/api/v1/messages").json()["total"])

    assert total(api.request("DELETE", "/api/v1/messages", json={"IDs": [newest]})) == 3
    assert total(api.request("DELETE", "/api/v1/search", params={"query": "subject:deux"})) == 2
    assert api.request("DELETE", "/api/v1/messages", content=b"{not json").status_code == 400
    assert total(api.request("DELETE", "/api/v1/messages")) == 0
    assert api.get("/api/v1/info").json()["RuntimeStats"]["MessagesDeleted"] == before + 4


def test_a_request_may_have_any_number_of_ids(smtp: FakeSmtp, api: httpx.Client) -> None:
    send(smtp, compose())
    strangers = [str(number) for number in range(260_000)]

    assert api.put("/api/v1/messages", json={"IDs": [*strangers, _only_id(api)], "Read": True}).text == "ok"

    assert api.get("/api/v1/messages").json()["unread"] == 0


def test_tags_come_with_the_message_and_by_the_api(smtp: FakeSmtp, api: httpx.Client) -> None:
    tagged = compose(to="marie+facture+avoir@example.org")
    tagged["X-Tags"] = "Été, relance"
    send(smtp, tagged)
    message_id = _only_id(api)

    assert api.get("/api/v1/tags").json() == ["avoir", "facture", "relance", "Été"]
    assert api.put("/api/v1/tags", json={"IDs": [message_id], "Tags": ["a", "b"]}).text == "ok"
    assert api.put("/api/v1/tags/a", json={"Name": "c"}).text == "ok"
    assert api.request("DELETE", "/api/v1/tags/b").text == "ok"
    assert api.get("/api/v1/info").json()["Tags"] == {"c": 1}
    assert api.get("/api/v1/search", params={"query": "tag:C is:tagged"}).json()["count"] == 1


def test_a_message_is_sent_by_http(api: httpx.Client) -> None:
    body = {
        "From": {"Email": "mairie@example.org", "Name": "Mairie, Vélizy"},
        "To": [{"Email": "marie@example.org", "Name": "Marie"}],
        "Cc": [{"Email": "paul@example.org"}],
        "Bcc": ["secret@example.org"],
        "ReplyTo": [{"Email": "guichet@example.org"}],
        "Subject": "Été",
        "Text": "Texte",
        "HTML": "<p>Riche</p>",
        "Headers": {"X-Number": "1"},
        "Tags": ["essai"],
        "Attachments": [
            {"Content": b64encode(b"abc").decode(), "Filename": "a.txt", "ContentType": "text/plain"},
            {"Content": "data:image/png;base64,AAAA", "Filename": "b.png", "ContentID": "b"},
        ],
    }
    response = api.post("/api/v1/send", json=body)
    message = api.get(f"/api/v1/message/{response.json()['ID']}").json()

    assert message["From"] == {"Name": "Mairie, Vélizy", "Address": "mairie@example.org"}
    assert [each["Address"] for each in message["Bcc"]] == ["secret@example.org"]
    assert (message["Subject"], message["Text"], message["HTML"]) == ("Été", "Texte", "<p>Riche</p>")
    assert message["Tags"] == ["essai"]
    assert [each["FileName"] for each in message["Attachments"]] == ["a.txt"]
    assert [each["ContentID"] for each in message["Inline"]] == ["b"]


@pytest.mark.parametrize("text", ["abc", "abc\n", "a\n\nb", " é  \t\n.\n..\nFrom x\n\n", "l" * 2000, "a=b=?=\x00", ""])
def test_what_is_sent_by_http_is_read_as_it_was_given(api: httpx.Client, text: str) -> None:
    body = {"From": {"Email": "a@example.org"}, "To": [{"Email": "b@example.org"}], "Text": text, "HTML": text}
    sent = api.post("/api/v1/send", json=body).json()["ID"]

    message = api.get(f"/api/v1/message/{sent}").json()

    assert (message["Text"], message["HTML"]) == (text, text)


def test_a_file_that_is_sent_by_http_has_the_type_that_its_name_says(api: httpx.Client) -> None:
    types = {
        "a.csv": "text/csv",
        "b.PDF": "application/pdf",
        "c.png": "image/png",
        "d.eml": "application/octet-stream",
        "e.csv.gz": "application/octet-stream",
        "f": "application/octet-stream",
    }
    files = [{"Content": "eA==", "Filename": name} for name in types]
    body = {"From": {"Email": "a@example.org"}, "To": [{"Email": "b@example.org"}], "Attachments": files}
    sent = api.post("/api/v1/send", json=body).json()["ID"]

    message = api.get(f"/api/v1/message/{sent}").json()

    assert {each["FileName"]: each["ContentType"] for each in message["Attachments"]} == types


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"From": {"Email": "nobody"}, "To": [{"Email": "a@example.org"}]}',
        b'{"From": {"Email": "a@example.org"}}',
        b'{"From": {"Email": "a@example.org"}, "To": [{"Email": "a@example.org"}], "Headers": {"Subject": "x"}}',
        b'{"From": {"Email": "a@example.org"}, "To": [{"Email": "a@example.org"}], "Subject": "a\\nBcc: b"}',
        b'{"From": {"Email": "a@example.org"}, "To": [{"Email": "a@example.org"}],'
        b' "Attachments": [{"Content": "!", "Filename": "a"}]}',
    ],
)
def test_what_cannot_be_sent_is_refused_in_json(api: httpx.Client, body: bytes) -> None:
    response = api.post("/api/v1/send", content=body)

    assert response.status_code == 400
    assert list(response.json()) == ["Error"]


def test_a_message_is_released_only_where_a_relay_is_set(smtp: FakeSmtp, api: httpx.Client) -> None:
    send(smtp, compose(subject="Libre"))
    body = {"To": ["autre@example.org"]}
    assert api.post("/api/v1/message/latest/release", json=body).status_code == 400

    with FakeSmtp(relay=smtp.smtp_authority) as relaying:
        send(relaying, compose(subject="Relayé"))
        release = f"{relaying.url}api/v1/message/latest/release"
        assert httpx.post(release, json=body).text == "ok"
        for wrong in ([], ["a@example.org\r\nQUIT"], ["\0"], ["no one"] * 2):
            assert httpx.post(release, json={"To": wrong}).status_code in (200, 400)
        assert httpx.post(release, json={"To": ["zoé@exemple.fr"]}).text == "ok"

    assert smtp.mailbox.wait_for(to="zoé@exemple.fr").subject == "Relayé"
    assert smtp.mailbox.wait_for(to="autre@example.org").subject == "Relayé"


def test_chaos_gives_errors_with_the_set_probability(smtp: FakeSmtp, api: httpx.Client) -> None:
    calm = {"ErrorCode": 451, "Probability": 0}
    assert api.get("/api/v1/chaos").json()["Sender"] == calm

    response = api.put("/api/v1/chaos", json={"Recipient": {"ErrorCode": 550, "Probability": 100}})

    assert response.json()["Recipient"] == {"ErrorCode": 550, "Probability": 100}
    assert response.json()["Authentication"] == {"ErrorCode": 535, "Probability": 0}
    with pytest.raises(Exception, match=r"550.*Chaos recipient error"):
        send(smtp, compose())
    assert api.put("/api/v1/chaos", json={"Seed": 7}).json()["Recipient"] == calm
    assert api.put("/api/v1/chaos", json={"Sender": {"ErrorCode": 200, "Probability": 1}}).status_code == 400


def test_chaos_with_a_seed_is_repeatable(smtp: FakeSmtp, api: httpx.Client) -> None:
    def outcomes(seed: int) -> list[int]:
        api.put("/api/v1/chaos", json={"Sender": {"ErrorCode": 451, "Probability": 50}, "Seed": seed})
        with smtplib.SMTP(smtp.smtp_host, smtp.smtp_port) as client:
            client.ehlo()
            return [(client.mail("a@example.org")[0], client.rset())[0] for _ in range(40)]

    assert outcomes(7) == outcomes(7) != outcomes(8)
    assert set(outcomes(7)) == {250, 451}


def test_the_seed_given_at_the_start_counts_too() -> None:
    def outcomes() -> list[str | None]:
        chaos = Chaos(seed=7)
        chaos.set({"Authentication": Trigger(535, 50)})
        return [chaos.reply("Authentication") for _ in range(40)]

    assert outcomes() == outcomes()


def test_views_show_the_bodies(smtp: FakeSmtp, api: httpx.Client) -> None:
    assert api.get("/view/latest", follow_redirects=True).url.path == "/"
    own = api.get("/mailboxes/marie@example.org/view/latest", follow_redirects=True)
    assert own.url.path == "/mailboxes/marie@example.org/"
    send(smtp, compose(subject="Texte seul"), _with_files())
    message_id = api.get("/api/v1/messages").json()["messages"][0]["ID"]

    assert f'src="../api/v1/message/{message_id}/part/1.2.2"' in api.get("/view/latest.html").text
    assert api.get("/view/latest.txt").text == "Le texte du message.\n"
    assert httpx.get(f"{smtp.url}/view/latest.txt").status_code == 200
    assert api.get("/view/latest.html", params={"query": "seul"}).status_code == 404
    assert api.get("/view/latest", follow_redirects=True).url.path == f"/messages/{message_id}"


def test_the_process_is_alive_and_ready(api: httpx.Client) -> None:
    assert [(api.get(path).status_code, api.get(path).text) for path in ("/livez", "/readyz")] == [(200, "")] * 2


def test_information_counts_what_came(smtp: FakeSmtp, api: httpx.Client) -> None:
    before = api.get("/api/v1/info").json()["RuntimeStats"]
    send(smtp, compose())

    info = api.get("/api/v1/info").json()

    assert (info["Messages"], info["Unread"]) == (1, 1)
    assert info["RuntimeStats"]["SMTPAccepted"] == before["SMTPAccepted"] + 1
    assert info["RuntimeStats"]["SMTPAcceptedSize"] == before["SMTPAcceptedSize"] + smtp.mailbox.wait_for().size
    assert info["DatabaseSize"] > 0
    assert api.get("/api/v1/webui").json()["MessageRelay"]["Enabled"] is False


def test_unknown_messages_and_routes_are_404_in_text(api: httpx.Client) -> None:
    for path in ("/api/v1/message/unknown", "/api/v1/message/latest", "/api/v1/nothing"):
        response = api.get(path)
        assert (response.status_code, response.text) == (404, "404 page not found")
    for path in ("/view/unknown.html", "/view/latest.txt"):
        response = api.get(path)
        assert (response.status_code, response.text) == (404, "Message not found")


def test_a_link_is_checked_only_on_request(smtp: FakeSmtp, api: httpx.Client) -> None:
    with FakeSmtp() as elsewhere:
        urls = (f"{elsewhere.url}livez", f"{elsewhere.url}none", "http://127.0.0.1:1/")
        send(smtp, compose(html="".join(f'<a href="{url}">Lien</a>' for url in urls)))
        api.get("/api/v1/message/latest")
        response = api.get("/api/v1/message/latest/link-check", params={"follow": "true"}).json()

    assert [link["StatusCode"] for link in response["Links"]] == [200, 404, 0]
    assert response["Errors"] == 2


def test_the_html_check_is_that_of_the_page(smtp: FakeSmtp, api: httpx.Client) -> None:
    send(smtp, compose(html="<p style='max-width:1px'>Un</p><p style='max-width:2px'><video></video></p>"))

    check = api.get("/api/v1/message/latest/html-check").json()

    page = httpx.get(smtp.mailbox.url_of(smtp.mailbox.wait_for()), params={"view": "check"}).text
    assert [each["Title"] for each in check["Warnings"]] == ["<video>", "max-width"]
    assert all(each["URL"] in page for each in check["Warnings"])
    assert check["Warnings"][1]["Score"] == {
        "Found": 2,
        "Supported": pytest.approx(83.3, abs=0.1),
        "Partial": pytest.approx(16.7, abs=0.1),
        "Unsupported": 0,
    }
    outlook = next(each for each in check["Warnings"][1]["Results"] if each["Support"] != "yes")
    assert (outlook["Name"], outlook["Platform"], outlook["Support"]) == ("Outlook (Windows)", "windows", "partial")
    assert check["Total"]["Nodes"] == 3


def test_a_message_without_html_has_no_html_check(smtp: FakeSmtp, api: httpx.Client) -> None:
    send(smtp, compose())

    assert api.get("/api/v1/message/latest/html-check").status_code == 404
