"""Golden values of the distributions, from torch.distributions in float64.

usage: python scripts/golden/torch_distributions.py > Tests/Library/DistributionsTests/Golden/distributions.json
"""

import json

import torch
from torch import distributions as D
from scipy.stats import norm

torch.manual_seed(1)
torch.set_default_dtype(torch.float64)


def values(tensor):
    return {"shape": list(tensor.shape), "values": tensor.reshape(-1).tolist()}


loc, scale = torch.randn(3), torch.rand(3) + 0.3
loc2, scale2 = torch.randn(3), torch.rand(3) + 0.3
x = torch.randn(4, 3)
normal, other = D.Normal(loc, scale), D.Normal(loc2, scale2)

logits, logits2 = torch.randn(5) * 3, torch.randn(5)
bits = torch.randint(0, 2, (4, 5)).double()

scores, scores2 = torch.randn(2, 4), torch.randn(2, 4)
classes = torch.randint(0, 4, (6, 2))


def factor(batch):
    lower = torch.tril(torch.randn(*batch, 3, 3), -1)
    return lower + torch.diag_embed(torch.rand(*batch, 3) + 0.4)


mean, mean2 = torch.randn(2, 3), torch.randn(2, 3)
tril, tril2 = factor((2,)), factor((2,))
points = torch.randn(5, 2, 3)
multivariate, multivariate2 = D.MultivariateNormal(mean, scale_tril=tril), D.MultivariateNormal(mean2, scale_tril=tril2)

weights = torch.randn(4)
centres, widths = torch.randn(4), torch.rand(4) + 0.2
mixture = D.MixtureSameFamily(D.Categorical(logits=weights), D.Normal(centres, widths))
line = torch.linspace(-3, 3, 7)
mixture2 = D.MixtureSameFamily(D.Categorical(logits=weights[:2]), multivariate)
plane = torch.randn(6, 3)

probabilities = torch.tensor([1e-300, 1e-20, 1e-8, 0.001, 0.02425, 0.1, 0.3, 0.5, 0.6, 0.9, 0.99, 1 - 1e-9])

json.dump(
    {
        "normal": {
            "loc": values(loc), "scale": values(scale), "loc2": values(loc2), "scale2": values(scale2), "x": values(x),
            "logProb": values(normal.log_prob(x)), "entropy": values(normal.entropy()), "cdf": values(normal.cdf(x)),
            "kl": values(D.kl_divergence(normal, other)),
        },
        "quantile": {"p": values(probabilities), "x": values(torch.tensor(norm.ppf(probabilities.numpy())))},
        "bernoulli": {
            "logits": values(logits), "logits2": values(logits2), "x": values(bits),
            "logProb": values(D.Bernoulli(logits=logits).log_prob(bits)),
            "entropy": values(D.Bernoulli(logits=logits).entropy()),
            "kl": values(D.kl_divergence(D.Bernoulli(logits=logits), D.Bernoulli(logits=logits2))),
        },
        "categorical": {
            "logits": values(scores), "logits2": values(scores2), "x": values(classes),
            "logProb": values(D.Categorical(logits=scores).log_prob(classes)),
            "entropy": values(D.Categorical(logits=scores).entropy()),
            "kl": values(D.kl_divergence(D.Categorical(logits=scores), D.Categorical(logits=scores2))),
        },
        "multivariate": {
            "loc": values(mean), "tril": values(tril), "loc2": values(mean2), "tril2": values(tril2), "x": values(points),
            "logProb": values(multivariate.log_prob(points)), "entropy": values(multivariate.entropy()),
            "covariance": values(multivariate.covariance_matrix), "variance": values(multivariate.variance),
            "kl": values(D.kl_divergence(multivariate, multivariate2)),
        },
        "mixture": {
            "weights": values(weights), "centres": values(centres), "widths": values(widths), "x": values(line),
            "logProb": values(mixture.log_prob(line)), "mean": values(mixture.mean), "variance": values(mixture.variance),
            "x2": values(plane), "logProb2": values(mixture2.log_prob(plane)), "mean2": values(mixture2.mean),
            "variance2": values(mixture2.variance),
        },
    },
    __import__("sys").stdout,
)
