// Draws a page of a file as a picture: picture.mjs CHROMIUM PAGE PICTURE WIDTH
import { pathToFileURL } from "node:url";
import { openBrowser } from "./browser.mjs";

const [executable, page, picture, width] = process.argv.slice(2);
const browser = await openBrowser(executable);
const opened = await browser.newPage({ viewport: { width: Number(width), height: 400 } });
await opened.goto(pathToFileURL(page).href);
await opened.screenshot({ path: picture, fullPage: true });
await browser.close();
