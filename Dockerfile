# Two images of one wheel:
#   docker build --target servers --tag portail-servers .   the portal and the mail catcher, without a browser
#   docker build --tag portail .                            the whole harness, with Chromium
# PACKAGE is where the wheel comes from, as pip takes it: this clone, a release of an index, a wheel in dist/ or at an
# address, or a git address, as in --build-arg PACKAGE=portail-famille==0.1.0
FROM python:3.13-trixie AS wheel
ARG PACKAGE=.
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels "$PACKAGE"

FROM python:3.13-slim-trixie AS base
# Pango and the font draw the PDF documents; Debian's stable release keeps their versions.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-liberation libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 portail
ENV PYTHONUNBUFFERED=1

FROM base AS servers
RUN --mount=from=wheel,source=/wheels,target=/wheels \
    pip install --no-cache-dir "$(echo /wheels/*.whl)[portal,smtp]"
USER 1000
EXPOSE 8000 8001 1025 8025
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/velizy/espace-citoyens/'); urlopen('http://127.0.0.1:8025/readyz')"]
CMD ["portail", "serve", "--host", "0.0.0.0", "--public-url", "http://localhost:8000", "--payment-port", "8001"]

FROM base AS full
ENV PLAYWRIGHT_BROWSERS_PATH=/opt/browsers
RUN --mount=from=wheel,source=/wheels,target=/wheels \
    pip install --no-cache-dir "$(echo /wheels/*.whl)[all]" \
    && playwright install --with-deps chromium \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /walk
RUN mkdir output && chown -R 1000 /walk
USER 1000
ENTRYPOINT ["portail"]
CMD ["walk"]
