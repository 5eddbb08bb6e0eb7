# Makes agreement-fixture.json, what agreement.ts is tested against: scikit-learn's cohen_kappa_score. Run with Debian's
# python3-sklearn: python3 src/evaluation/agreement-fixture.py > src/evaluation/agreement-fixture.json
import json
import numpy as np
import sklearn
from sklearn.metrics import cohen_kappa_score

rng = np.random.default_rng(1960)
pairs = []
for labels, rows, alike in [(["good", "poor"], 40, 0.7), (["a", "b", "c"], 60, 0.5), (["x", "y", "z", "w"], 25, 0.0), (["yes", "no"], 12, 0.95)]:
    a = rng.choice(labels, rows)
    b = np.where(rng.random(rows) < alike, a, rng.choice(labels, rows))
    pairs.append({"a": a.tolist(), "b": b.tolist(), "share": float((a == b).mean()), "kappa": cohen_kappa_score(a, b)})
print(json.dumps({"madeWith": f"scikit-learn {sklearn.__version__}", "pairs": pairs}))
