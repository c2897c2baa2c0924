"""What scikit-learn's PCA finds in a small table, for Tests/Library/AutoencodersTests/PCATests.swift (printed, to be pasted).

    .venv/bin/python scripts/golden/sklearn_pca.py            # pip install scikit-learn
"""

import numpy as np
from sklearn.decomposition import PCA

# Three features with correlation, seven samples; the same formula as in the test.
i = np.arange(7.0)
x = np.stack([i, i * i / 4 - 2, np.where(i % 2 == 0, 1.0, -1.0) + 0.3 * i], axis=1)
pca = PCA(n_components=2).fit(x)
for name in ("mean_", "components_", "explained_variance_", "explained_variance_ratio_"):
    print(name, np.round(getattr(pca, name), 7).tolist())
print("codes of the first two", np.round(pca.transform(x)[:2], 7).tolist())
print("error", round(float(((x - pca.inverse_transform(pca.transform(x))) ** 2).mean()), 9))
