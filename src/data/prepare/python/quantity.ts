import type { PythonFunction } from "./step-python";

/** The number in a text, by its units: what was written as text is read as the app reads it. */
export const quantity: PythonFunction = {
  name: "quantity",
  code: `def quantity(label, units, decimal):
    """The number in a text such as "3.5 kg", times its unit's factor; NaN where there is none."""
    if not isinstance(label, str):
        return np.nan
    sign = re.search("[$€£¥₹]", label)
    match = re.fullmatch(
        r"([+\\-\\u2212]?\\s*[\\d.,'\\u2019 \\u00a0\\u202f]*\\d[.,]?(?:[eE][+-]?\\d+)?)\\s*([^\\W\\d_].*|[%‰°\\"'′″].*)?",
        re.sub("[$€£¥₹]", "", label).strip(),
    )
    if not match:
        return np.nan
    digits = re.sub(r"['\\u2019\\s\\u00a0\\u202f]", "", match[1]).replace("\\u2212", "-")
    grouped = digits.replace("." if decimal == "," else ",", "").replace(decimal, ".")
    unit = (match[2] or "").strip() or (sign[0] if sign else "")
    factor = units.get(unit, 1 if unit == "" else np.nan)
    try:
        return float(grouped) * factor
    except ValueError:
        return np.nan`,
};
