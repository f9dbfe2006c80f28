"""What a user of PyTorch writes to predict one image, for the time from the start of the process: startup.py NETWORK [FILE of torch.save]."""

import sys

import torch

from networks import NETWORKS

build, (height, width, channels), _ = NETWORKS[sys.argv[1]]
model = build()
if len(sys.argv) > 2:
    model.load_state_dict(torch.load(sys.argv[2]))
model.eval()
with torch.no_grad():
    print(model(torch.zeros(1, channels, height, width)).numel(), flush=True)
