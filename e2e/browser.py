"""Headless Chromium, driven by WebDriver: no more of the protocol than the tests need.

See "WebDriver" by the W3C, and the DevTools protocol for what is emulated.
"""

from __future__ import annotations

import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from typing import Any, Optional

from waiting import SECONDS_MAX, poll

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
MISSING = "needs Chromium and its driver; on Debian: apt-get install chromium chromium-driver"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
STARTED = re.compile(rb"started successfully on port (\d+)")
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-extensions",
    "--no-pings",
]


class Browser:
    """One browser with one page."""

    def __init__(self, directory: pathlib.Path) -> None:
        self.log = directory / "driver.log"
        with open(self.log, "ab") as log:
            self.driver = subprocess.Popen(
                [str(DRIVER), "--port=0"], stdout=log, stderr=log, env=dict(os.environ)
            )
        try:
            started = poll(lambda: STARTED.search(self.log.read_bytes()), "the driver's port")
            self.url = f"http://127.0.0.1:{int(started.group(1))}/session"
            profile = f"--user-data-dir={directory / 'profile'}"
            wanted = {
                "browserName": "chrome",
                "goog:chromeOptions": {"binary": CHROMIUM, "args": [*ARGUMENTS, profile]},
                "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
            }
            session = self._send("POST", "", {"capabilities": {"alwaysMatch": wanted}})
            self.url += f"/{session['sessionId']}"
        except BaseException:
            self._end_driver()
            raise

    def _send(self, method: str, path: str, body: Optional[dict[str, Any]] = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=SECONDS_MAX) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise AssertionError(f"{path}: {value['error']}: {value['message']}") from None

    def close(self) -> None:
        """Ends the browser and its driver."""
        try:
            self._send("DELETE", "")
        finally:
            self._end_driver()

    def _end_driver(self) -> None:
        self.driver.terminate()
        try:
            self.driver.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.driver.kill()
            self.driver.wait()

    def open(self, url: str) -> None:
        """Goes to a page and waits until it is loaded."""
        self._send("POST", "/url", {"url": url})

    def run(self, script: str, *arguments: Any) -> Any:
        """Runs the body of a function in the page; answers what it returns, also of a promise."""
        return self._send("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def emulate(self, command: str, **parameters: Any) -> Any:
        """One command of the DevTools protocol."""
        return self._send("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def look(self, width: int, scheme: str, height: int = 900) -> None:
        """Makes the page so wide, and the system's colour scheme `light` or `dark`."""
        self.emulate(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.emulate("Emulation.setEmulatedMedia", features=[feature])

    def text(self, selector: str) -> str:
        """The text of an element as it is shown; empty where there is none."""
        found = "const one = document.querySelector(arguments[0]); return one ? one.innerText : ''"
        return self.run(found, selector)

    def is_shown(self, selector: str) -> bool:
        """Whether an element takes up room."""
        found = "const one = document.querySelector(arguments[0]);"
        return self.run(f"{found} return !!one && one.getClientRects().length > 0", selector)

    def element(self, selector: str) -> str:
        """The driver's name of an element."""
        return self._send("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def type(self, selector: str, text: str) -> None:
        """Types into an element."""
        self._send("POST", f"/element/{self.element(selector)}/value", {"text": text})

    def click(self, selector: str) -> None:
        """Clicks an element."""
        self._send("POST", f"/element/{self.element(selector)}/click", {})

    def press(self, key: str) -> None:
        """Presses a key on whatever has the focus: a character of WebDriver's keys."""
        steps = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self._send("POST", "/actions", {"actions": [{"type": "key", "id": "k", "actions": steps}]})

    def entries(self, kind: str) -> list[dict[str, Any]]:
        """What the browser has logged since the last look: `browser` or `performance`."""
        return self._send("POST", "/se/log", {"type": kind})

    def requests(self) -> list[str]:
        """Addresses that were requested since the last look at `performance`."""
        messages = [json.loads(one["message"])["message"] for one in self.entries("performance")]
        sent = [one for one in messages if one["method"] == "Network.requestWillBeSent"]
        return [one["params"]["request"]["url"] for one in sent]

    def screenshot(self, path: pathlib.Path) -> None:
        """Saves the whole page as a PNG."""
        size = self.emulate("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        image = self.emulate("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(image["data"]))


