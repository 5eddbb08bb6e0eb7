import { writeParameters, type EmbedParameters } from "../../embed/parameters";

/** What an instructor chose for a frame of theirs. */
export interface EmbedChoice {
  readonly parameters: Partial<EmbedParameters>;
  /** Says to a reader by ear what the frame holds. */
  readonly title: string;
  /** null: as wide as the place it stands in. */
  readonly widthPx: number | null;
  /** The height it keeps where nothing sets another. */
  readonly heightPx: number;
  /** With the script that lets it follow its content. */
  readonly follows: boolean;
  readonly sandboxed: boolean;
}

/** What a sandboxed frame needs: scripts to train, and tabs of its own for "Continue in the full app". */
export const sandboxFlags = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What the frame is lent of its reader's device: the lab for one's own data takes pictures and sounds, too. */
const lentTo = ({ lab }: Partial<EmbedParameters>): string =>
  lab === "table" ? "clipboard-write; camera; microphone" : "clipboard-write";

/** @param folder the address that the app stands in, ending with a slash */
export const embedAddress = (folder: string, parameters: Partial<EmbedParameters>): string =>
  `${folder}embed.html?${writeParameters(parameters)}`;

/** The HTML for a host page. */
export function embedCode(folder: string, choice: EmbedChoice): string {
  const { parameters, title, widthPx, heightPx, follows, sandboxed } = choice;
  const attributes = [
    `src="${escaped(embedAddress(folder, parameters))}"`,
    `title="${escaped(title)}"`,
    `width="${widthPx ?? "100%"}" height="${heightPx}"`,
    `style="border: 0; max-width: 100%"`,
    `loading="lazy" allow="${lentTo(parameters)}"`,
    ...(sandboxed ? [`sandbox="${sandboxFlags}"`] : []),
  ];
  const frame = `<iframe\n${attributes.map((each) => `  ${each}`).join("\n")}\n></iframe>`;
  return follows ? `${frame}\n<script src="${escaped(folder)}embed.js" async></` + "script>" : frame;
}
