# Makes k-means-fixture.json: scikit-learn's centres after so many rounds from the same first ones. Run with Debian's
# python3-sklearn: python3 src/models/clustering/k-means-fixture.py > src/models/clustering/k-means-fixture.json
import json
import warnings
import numpy as np
import sklearn
from sklearn.cluster import KMeans

warnings.filterwarnings("ignore")
rng = np.random.default_rng(11)


def rounded(values):
    return [round(float(v), 6) for v in np.ravel(values)]


def case(name, x, first, rounds):
    x = np.round(x, 3)
    first = np.round(first, 3)
    after = {}
    for count in rounds:
        model = KMeans(len(first), init=first, n_init=1, max_iter=count, tol=0, algorithm="lloyd").fit(x)
        after[count] = rounded(model.cluster_centers_)
    return {
        "name": name,
        "inputs": x.shape[1],
        "x": rounded(x),
        "first": rounded(first),
        "after": after,
        "loss": model.inertia_ / len(x),
        "rounds": model.n_iter_,
        "groupOf": model.labels_.tolist(),
    }


clouds = np.concatenate([rng.normal(centre, 1, (20, 3)) for centre in ([0, 0, 0], [3, 1, 0], [0, 3, 2])])
line = np.concatenate([rng.normal(0, 1, (15, 2)), rng.normal(8, 1, (15, 2))])
print(
    json.dumps(
        {
            "madeWith": f"scikit-learn {sklearn.__version__}",
            "cases": [
                case("three groups from three rows", clouds, clouds[[0, 1, 25]], [1, 2, 300]),
                case("five groups where there are three clouds", clouds, clouds[[0, 10, 20, 30, 50]], [1, 3, 300]),
                case("a group that is empty at first", line, np.array([[0, 0], [8, 8], [90, -90]]), [1, 2, 300]),
            ],
        }
    )
)
