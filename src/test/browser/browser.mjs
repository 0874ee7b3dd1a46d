// Starts Chromium without a window, with an empty profile of its own and without traffic of its own.
import { chromium } from "playwright-core";

export function openBrowser(executablePath) {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
