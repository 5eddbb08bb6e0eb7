/** Python functions that a script holds where one of its steps calls them. */
export const functions = {
  shorten: `def shorten(label, keep):
    """The part of a label that is kept; the whole where nothing would be left."""
    if not isinstance(label, str):
        return label
    if keep == "first-word":
        short = label.split()[0] if label.split() else ""
    elif keep == "before-parenthesis":
        short = label.split("(")[0]
    else:
        short = label.split(",", 1)[1] if "," in label else label
    return short.strip() or label`,
  quantity: `def quantity(label, units, decimal):
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
  date: `def date(label):
    """2007-11-11, 2007/11/11 or 11.11.2007 as a date; NaT where it is none."""
    if not isinstance(label, str):
        return pd.NaT
    match = re.fullmatch(r"\\s*(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?\\s*", label)
    parts = match.groups() if match else None
    if parts is None:
        match = re.fullmatch(r"\\s*(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?:[T ].*)?\\s*", label)
        parts = match.groups()[::-1] if match else None
    if parts is None:
        return pd.NaT
    try:
        return pd.Timestamp(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return pd.NaT`,
  target_means: `def target_means(labels, target, prior=10):
    """The target's mean for each label, drawn toward the mean of all as by ten more rows of it (Micci-Barreca 2001)."""
    mean = target.mean()
    groups = target.groupby(labels)
    return (groups.sum() + prior * mean) / (groups.count() + prior), mean


def encode_by_target(labels, target, train, own=False):
    """Labels as the target's mean; unless own, a training row's own target is kept out of it, in five folds."""
    means, overall = target_means(labels[train], target[train])
    encoded = labels.map(means).fillna(overall)
    rows = labels.index[train]
    for fold in [] if own else range(5):
        here = np.arange(len(rows)) % 5 == fold
        means, overall = target_means(labels[rows[~here]], target[rows[~here]])
        encoded[rows[here]] = labels[rows[here]].map(means).fillna(overall)
    return encoded.astype(float)`,
  Cutter: `class Cutter:
    """Cuts a text into pieces by learned merges, the first learned first (Sennrich, Haddow and Birch 2016)."""

    def __init__(self, merges):
        self.rank = {merge: rank for rank, merge in enumerate(merges)}

    def __call__(self, text):
        chunks = re.findall(r" ?\\w+| ?[^\\w\\s]+|\\s+(?!\\S)|\\s+", " " + text)
        return [piece for chunk in chunks for piece in self.cut(list(chunk))]

    def cut(self, pieces):
        while len(pieces) > 1:
            first = min(zip(pieces, pieces[1:]), key=lambda pair: self.rank.get(pair, len(self.rank)))
            if first not in self.rank:
                break
            after, at = [], 0
            while at < len(pieces):
                joins = tuple(pieces[at : at + 2]) == first
                after.append("".join(first) if joins else pieces[at])
                at += 2 if joins else 1
            pieces = after
        return pieces`,
  pixels: `def shares(old, new):
    """How much of each old value along a side a new one takes: area average down, bilinear up. [new, old]"""
    step = old / new
    wide = max(1, step)
    places = np.arange(new)
    start = places * step if step > 1 else np.clip((places + 0.5) * step - 0.5, 0, old - 1)
    left = np.arange(old)[None, :]
    over = np.minimum(start[:, None] + wide, left + 1) - np.maximum(start[:, None], left)
    return np.maximum(over, 0) / wide


def pixels(cell, width, height, channels):
    """The values of a picture, 0 to 255, row by row; NaN where it is none. It is an uncompressed PNG in a data URL."""
    head = "data:image/png;base64,"
    if not isinstance(cell, str) or not cell.startswith(head):
        return np.full(width * height * channels, np.nan)
    png = base64.b64decode(cell[len(head) :])
    old_width, old_height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    lines = np.frombuffer(zlib.decompress(png[41:-16]), dtype=np.uint8).reshape(old_height, -1)
    values = lines[:, 1:].reshape(old_height, old_width, -1).astype(float)
    if channels < values.shape[2]:
        values = values @ np.array([[0.299], [0.587], [0.114]])
    values = np.broadcast_to(values, (old_height, old_width, channels))
    return np.einsum("yh,hwc,xw->yxc", shares(old_height, height), values, shares(old_width, width)).ravel()`,
  directions: `def directions(x, count):
    """The directions in which rows differ most, [columns, count], the largest element of each positive."""
    if count < min(x.shape):
        found = TruncatedSVD(count, algorithm="arpack", random_state=0).fit(x).components_
    else:
        found = np.linalg.svd(x.toarray(), full_matrices=False)[2][:count]
    sizes = np.abs(found)
    largest = (sizes >= sizes.max(axis=1, keepdims=True) * (1 - 1e-9)).argmax(axis=1)
    return (found * np.sign(found[np.arange(count), largest])[:, None]).T`,
} as const;
export type FunctionName = keyof typeof functions;
