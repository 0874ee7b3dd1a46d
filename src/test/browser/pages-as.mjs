// Draws pages of the demo as somebody sees them: pages-as.mjs CHROMIUM ADDRESS FOLDER NAME=PERSON=PAGE…
// Where PAGE ends with " >", the first row's link is followed.
import { join } from "node:path";
import { openBrowser } from "./browser.mjs";

const [executable, address, folder, ...wanted] = process.argv.slice(2);
const browser = await openBrowser(executable);
for (const each of wanted) {
  const [name, person, ...rest] = each.split("=");
  const [path, follow] = rest.join("=").split(" ");
  const page = await browser.newPage({ viewport: { width: 1000, height: 640 }, locale: "sv-SE" });
  await page.goto(new URL(`/sign-in?to=${encodeURIComponent(path)}`, address).href);
  await page.getByRole("button", { name: person }).click();
  if (follow) await page.locator("tbody th a").first().click();
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: !name.startsWith("status") });
  await page.close();
}
await browser.close();
