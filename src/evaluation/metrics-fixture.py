# Makes metrics-fixture.json, what the metrics are tested against: scikit-learn's own figures. Run with Debian's
# python3-sklearn: python3 src/evaluation/metrics-fixture.py > src/evaluation/metrics-fixture.json
import json
import numpy as np
import sklearn
from sklearn import metrics as m

rng = np.random.default_rng(7)


def rounded(values):
    return [round(float(v), 6) for v in np.ravel(values)]


def classification(classes, rows):
    truth = rng.integers(0, classes, rows)
    logits = rng.normal(size=(rows, classes)) + 1.2 * np.eye(classes)[truth]
    p = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    p = np.round(p, 2)  # ties, as coarse models give
    p[:, -1] = 1 - p[:, :-1].sum(1)
    p = np.clip(p, 0.001, 1)
    p = np.round(p / p.sum(1, keepdims=True), 6)
    predicted = p.argmax(1)
    out = {
        "classes": classes,
        "truth": truth.tolist(),
        "output": rounded(p),
        "loss": float(-np.log(p[np.arange(rows), truth]).mean()),
        "accuracy": m.accuracy_score(truth, predicted),
        "macroF1": m.f1_score(truth, predicted, average="macro"),
        "confusion": m.confusion_matrix(truth, predicted, labels=range(classes)).ravel().tolist(),
        "precision": rounded(m.precision_score(truth, predicted, average=None)),
        "recall": rounded(m.recall_score(truth, predicted, average=None)),
    }
    if classes == 2:
        out["auc"] = m.roc_auc_score(truth, p[:, 1])
    return out


def regression(rows):
    truth = np.round(rng.normal(200, 30, rows), 3)
    output = np.round(truth + rng.normal(0, 12, rows), 3)
    return {
        "truth": truth.tolist(),
        "output": output.tolist(),
        "rmse": float(np.sqrt(m.mean_squared_error(truth, output))),
        "mae": m.mean_absolute_error(truth, output),
        "r2": m.r2_score(truth, output),
    }


print(
    json.dumps(
        {
            "madeWith": f"scikit-learn {sklearn.__version__}",
            "two": classification(2, 60),
            "four": classification(4, 60),
            "regression": regression(40),
        }
    )
)
