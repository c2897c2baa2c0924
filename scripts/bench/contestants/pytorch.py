"""PyTorch on the same models.  usage: pytorch.py CASE [eager|channels_last|compile]"""

import sys

import torch
from torch import nn
from torch.nn import functional as F

import data
from serve import serve

STEPS = 10


class TransposeSame(nn.ConvTranspose2d):
    """Keras's Conv2DTranspose 3x3, stride 2, same: output exactly twice the input."""

    def __init__(self, channels_in, channels_out):
        super().__init__(channels_in, channels_out, 3, stride=2, padding=0)

    def forward(self, x):
        return super().forward(x)[..., :-1, :-1]


def downward(channels_in, channels_out):
    # Keras pads 0 before and 1 after.
    return nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(channels_in, channels_out, 3, stride=2), nn.ReLU())


def trunk():
    return nn.Sequential(downward(1, 32), downward(32, 64), downward(64, 128), nn.Flatten())


def decoder():
    return nn.Sequential(
        nn.Linear(2, 2048),
        nn.Unflatten(1, (128, 4, 4)),
        *(layer for a, b in ((128, 128), (128, 64), (64, 32)) for layer in (TransposeSame(a, b), nn.ReLU())),
        nn.Conv2d(32, 1, 3, padding=1),
        nn.Sigmoid(),
    )


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(trunk(), nn.Linear(2048, 2), decoder())

    def forward(self, x):
        return self.layers(x)

    def loss(self, x):
        return F.binary_cross_entropy(self(x), x)


class Variational(nn.Module):
    def __init__(self, trunk, width, latent, decoder, weight):
        super().__init__()
        self.trunk, self.decoder, self.weight = trunk, decoder, weight
        self.mean, self.log_variance = nn.Linear(width, latent), nn.Linear(width, latent)

    def loss(self, x):
        h = self.trunk(x)
        mean, log_variance = self.mean(h), self.log_variance(h)
        code = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        kl = -0.5 * torch.sum(1 + log_variance - mean**2 - log_variance.exp(), dim=1)
        return self.weight * F.binary_cross_entropy(self.decoder(code), x) + kl.mean()


def model_and_data(case):
    if case in ("autoencoder", "predict"):
        x = data.padded("train", 100 * STEPS) if case == "autoencoder" else data.padded("t10k", 5000)
        return Autoencoder(), torch.from_numpy(x).permute(0, 3, 1, 2).contiguous(), 100, 1e-3
    if case == "vae":
        x = torch.from_numpy(data.padded("train", 100 * STEPS)).permute(0, 3, 1, 2).contiguous()
        return Variational(trunk(), 2048, 2, decoder(), 500.0), x, 100, 5e-4
    if case == "dense_vae":
        encoder = nn.Sequential(nn.Linear(784, 400), nn.ReLU())
        decode = nn.Sequential(nn.Linear(20, 400), nn.ReLU(), nn.Linear(400, 784), nn.Sigmoid())
        return Variational(encoder, 400, 20, decode, 784.0), torch.from_numpy(data.flat("train", 1280 * STEPS)), 128, 1e-3
    sys.exit(f"unknown case {case}")


def main(case, variant="eager"):
    torch.manual_seed(1)
    torch.set_num_threads(torch.get_num_threads())
    model, x, batch, rate = model_and_data(case)
    if variant == "channels_last" and x.dim() == 4:
        model, x = model.to(memory_format=torch.channels_last), x.contiguous(memory_format=torch.channels_last)
    if case == "predict":
        forward = torch.compile(model) if variant == "compile" else model
        model.eval()

        def predict():
            with torch.inference_mode():
                torch.cat([forward(part) for part in x.split(100)])

        return serve(predict)
    loss_of = torch.compile(model.loss) if variant == "compile" else model.loss
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)

    def epoch():
        for part in x[torch.randperm(len(x))].split(batch):
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(part)
            loss.backward()
            optimizer.step()
        loss.item()

    return serve(epoch)


main(*sys.argv[1:3])
