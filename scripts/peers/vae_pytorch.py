"""The VAE 784-400-20 of PyTorch's examples on MNIST, in PyTorch: the peer of `reference-runs vae digits`.

usage: vae_pytorch.py [--epochs 10] [--seeds 1,2,...]

Adam 1e-3, batch 128, loss in nats per image (cross-entropy summed over the pixels, and KL), as the example prints it.
"""

import argparse

import torch
from idx import images
from torch import nn
from torch.nn import functional


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden, self.mean, self.log_variance = nn.Linear(784, 400), nn.Linear(400, 20), nn.Linear(400, 20)
        self.decoder = nn.Sequential(nn.Linear(20, 400), nn.ReLU(), nn.Linear(400, 784), nn.Sigmoid())

    def terms(self, x):
        """Reconstruction and KL, each summed over the batch."""
        h = functional.relu(self.hidden(x))
        mean, log_variance = self.mean(h), self.log_variance(h)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        reconstruction = functional.binary_cross_entropy(self.decoder(z), x, reduction="sum")
        kl = -0.5 * (1 + log_variance - mean**2 - log_variance.exp()).sum()
        return reconstruction, kl


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seeds", default="1")
    arguments = parser.parse_args()
    train, test = (torch.tensor(images("mnist", part)).reshape(-1, 784) / 255 for part in ("train", "t10k"))
    for seed in map(int, arguments.seeds.split(",")):
        torch.manual_seed(seed)
        model = VAE()
        optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
        for _ in range(arguments.epochs):
            total = 0.0
            for batch in torch.randperm(len(train)).split(128):
                optimizer.zero_grad()
                reconstruction, kl = model.terms(train[batch])
                (reconstruction + kl).backward()
                optimizer.step()
                total += (reconstruction + kl).item()
        with torch.no_grad():
            sums = torch.tensor([[term.item() for term in model.terms(part)] for part in test.split(128)]).sum(0)
        reconstruction, kl = (sums / len(test)).tolist()
        print(
            f"PyTorch {torch.__version__} seed {seed}: train {total / len(train):.2f} test {reconstruction + kl:.2f} "
            f"reconstruction {reconstruction:.2f} kl {kl:.2f}",
            flush=True,
        )


main()
