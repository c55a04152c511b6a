#!/bin/sh
# Makes sure that the browser tests have a Chromium: one that is here, else Debian's or Ubuntu's, else Playwright's own.
# Usage: sh scripts/install-browser.sh PYTHON    (PYTHON is the interpreter that has Playwright)
# Always exits 0: without a browser the tests themselves say loudly what did not run, or fail where one is required.

python=${1:?the interpreter that has Playwright}

have_browser() { "$python" -m tests.chromium >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo --non-interactive "$@"; fi
}

install_with_apt() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null || return 1
    echo "Installing Chromium with apt (a minute or two, once)"
    as_root apt-get -qq update >/dev/null &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends \
            chromium fonts-liberation >/dev/null
}

install_with_playwright() {
    echo "Downloading Chromium with Playwright (a minute or two, once)"
    "$python" -m playwright install chromium >/dev/null
}

have_browser && exit 0
install_with_apt && have_browser && exit 0
install_with_playwright && have_browser && exit 0
echo "No browser could be installed: the browser tests cannot run." >&2
exit 0
