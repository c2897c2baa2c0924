"""PyTorch on the same models.  usage: pytorch.py CASE eager|channels_last|compile [--batch N] [--width N]"""

import argparse

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


def trunk(width):
    return nn.Sequential(downward(1, width), downward(width, 2 * width), downward(2 * width, 4 * width), nn.Flatten())


def decoder(width):
    steps = ((4 * width, 4 * width), (4 * width, 2 * width), (2 * width, width))
    return nn.Sequential(
        nn.Linear(2, 64 * width),
        nn.Unflatten(1, (4 * width, 4, 4)),
        *(layer for a, b in steps for layer in (TransposeSame(a, b), nn.ReLU())),
        nn.Conv2d(width, 1, 3, padding=1),
        nn.Sigmoid(),
    )


class Autoencoder(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layers = nn.Sequential(trunk(width), nn.Linear(64 * width, 2), decoder(width))

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


def model_and_data(case, batch, width):
    if case in ("autoencoder", "predict"):
        x = data.padded("train", batch * STEPS) if case == "autoencoder" else data.padded("t10k", 5000)
        return Autoencoder(width), torch.from_numpy(x).permute(0, 3, 1, 2).contiguous(), 1e-3
    if case == "vae":
        x = torch.from_numpy(data.padded("train", batch * STEPS)).permute(0, 3, 1, 2).contiguous()
        return Variational(trunk(width), 64 * width, 2, decoder(width), 500.0), x, 5e-4
    encoder = nn.Sequential(nn.Linear(784, 400), nn.ReLU())
    decode = nn.Sequential(nn.Linear(20, 400), nn.ReLU(), nn.Linear(400, 784), nn.Sigmoid())
    x = torch.from_numpy(data.flat("train", 10 * batch * STEPS))
    return Variational(encoder, 400, 20, decode, 784.0), x, 1e-3


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("case", choices=["autoencoder", "vae", "dense_vae", "predict"])
    parser.add_argument("variant", choices=["eager", "channels_last", "compile"])
    parser.add_argument("--batch", type=int)
    parser.add_argument("--width", type=int, default=32)
    options = parser.parse_args()
    case, variant = options.case, options.variant
    batch = options.batch or (128 if case == "dense_vae" else 100)
    torch.manual_seed(1)
    model, x, rate = model_and_data(case, batch, options.width)
    if variant == "channels_last" and x.dim() == 4:
        model, x = model.to(memory_format=torch.channels_last), x.contiguous(memory_format=torch.channels_last)
    if case == "predict":
        forward = torch.compile(model) if variant == "compile" else model
        model.eval()

        def predict():
            with torch.inference_mode():
                torch.cat([forward(part) for part in x.split(batch)])

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


main()
