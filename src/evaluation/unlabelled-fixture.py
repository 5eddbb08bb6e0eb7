# Makes unlabelled-fixture.json, what the metrics of learning without labels are tested against. Run with Debian's
# python3-sklearn: python3 src/evaluation/unlabelled-fixture.py > src/evaluation/unlabelled-fixture.json
import json
import numpy as np
import sklearn
from sklearn import metrics as m

rng = np.random.default_rng(5)


def rounded(values):
    return [round(float(v), 6) for v in np.ravel(values)]


rows, inputs = 60, 3
labels = rng.integers(0, 4, rows)
x = np.round(rng.normal(size=(rows, inputs)) + 1.5 * labels[:, None], 4)
groups = np.where(rng.random(rows) < 0.7, labels % 3, rng.integers(0, 3, rows))
groups[7] = 3  # alone in its group
commonest = [np.bincount(labels[groups == g], minlength=4).argmax() for g in range(4)]

training = np.round(rng.normal(size=(50, 5)) @ rng.normal(size=(5, 5)), 4)
u, s, vt = np.linalg.svd(training - training.mean(0), full_matrices=False)
rebuilt = (u[:, :2] * s[:2]) @ vt[:2] + training.mean(0)

print(
    json.dumps(
        {
            "madeWith": f"scikit-learn {sklearn.__version__}",
            "grouped": {
                "inputs": inputs,
                "x": rounded(x),
                "groupOf": groups.tolist(),
                "labelOf": labels.tolist(),
                "silhouette": m.silhouette_score(x, groups),
                "agreement": m.adjusted_rand_score(labels, groups),
                "purity": float(np.mean([commonest[g] == label for g, label in zip(groups, labels)])),
            },
            "rebuilt": {
                "features": 5,
                "x": rounded(training),
                "output": rounded(rebuilt),
                "loss": m.mean_squared_error(training, rebuilt),
                "explained": m.r2_score(training, rebuilt, multioutput="variance_weighted"),
                # What is left by the first k principal components, mean over numbers.
                "left": [float((s[k:] ** 2).sum() / training.size) for k in range(1, 4)],
            },
        }
    )
)
