using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetDsl.Benchmarks.Modules;

/// <summary>The networks of the comparison as an experienced user of TorchSharp writes them: sequences, in-place activations, scopes.</summary>
internal static class HandWritten
{
    /// <summary>LeNet-5.</summary>
    public static nn.Module<Tensor, Tensor> LeNet5() => nn.Sequential(
        ("conv1", nn.Conv2d(1, 6, 5, padding: 2)), ("relu1", nn.ReLU(true)), ("pool1", nn.MaxPool2d(2)),
        ("conv2", nn.Conv2d(6, 16, 5)), ("relu2", nn.ReLU(true)), ("pool2", nn.MaxPool2d(2)),
        ("flatten", nn.Flatten()),
        ("dense1", nn.Linear(400, 120)), ("relu3", nn.ReLU(true)), ("dense2", nn.Linear(120, 84)), ("relu4", nn.ReLU(true)), ("dense3", nn.Linear(84, 10)));

    /// <summary>ResNet-18.</summary>
    public static nn.Module<Tensor, Tensor> ResNet18() => new ResNet();

    private sealed class ResNet : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias: false);
        private readonly BatchNorm2d bn1 = nn.BatchNorm2d(64);
        private readonly ReLU relu = nn.ReLU(true);
        private readonly MaxPool2d maxpool = nn.MaxPool2d(3, 2, 1);
        private readonly Sequential layer1 = nn.Sequential(("0", new Block(64, 64, 1)), ("1", new Block(64, 64, 1)));
        private readonly Sequential layer2 = nn.Sequential(("0", new Block(64, 128, 2)), ("1", new Block(128, 128, 1)));
        private readonly Sequential layer3 = nn.Sequential(("0", new Block(128, 256, 2)), ("1", new Block(256, 256, 1)));
        private readonly Sequential layer4 = nn.Sequential(("0", new Block(256, 512, 2)), ("1", new Block(512, 512, 1)));
        private readonly AdaptiveAvgPool2d avgpool = nn.AdaptiveAvgPool2d(1);
        private readonly Linear fc = nn.Linear(512, 1000);

        public ResNet()
            : base("ResNet18") => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var values = maxpool.call(relu.call(bn1.call(conv1.call(input))));
            values = layer4.call(layer3.call(layer2.call(layer1.call(values))));
            return fc.call(avgpool.call(values).flatten(1)).MoveToOuterDisposeScope();
        }
    }

    private sealed class Block : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d bn1;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d bn2;
        private readonly ReLU relu = nn.ReLU(true);
        private readonly Sequential? downsample;

        public Block(long inputs, long outputs, long stride)
            : base("Block")
        {
            conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias: false);
            bn1 = nn.BatchNorm2d(outputs);
            conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias: false);
            bn2 = nn.BatchNorm2d(outputs);
            if (stride > 1)
            {
                downsample = nn.Sequential(("0", nn.Conv2d(inputs, outputs, 1, stride, bias: false)), ("1", nn.BatchNorm2d(outputs)));
            }

            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var skip = downsample is null ? input : downsample.call(input);
            var values = bn2.call(conv2.call(relu.call(bn1.call(conv1.call(input)))));
            return relu.call(values.add_(skip)).MoveToOuterDisposeScope();
        }
    }
}
