namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            public enum NonlinearityType
            {
                Linear = 0,
                Conv1D = 1,
                Conv2D = 2,
                Conv3D = 3,
                ConvTranspose1D = 4,
                ConvTranspose2D = 5,
                ConvTranspose3D = 6,
                Sigmoid = 7,
                Tanh = 8,
                ReLU = 9,
                LeakyReLU = 10,
            }
        }
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            public enum FanInOut
            {
                FanIn = 0,
                FanOut = 1,
            }
        }
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            public static Tensor ones_(Tensor tensor) => throw Declaration.Only();

            public static Tensor zeros_(Tensor tensor) => throw Declaration.Only();

            public static Tensor constant_(Tensor tensor, Scalar val) => throw Declaration.Only();

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator generator = null) => throw Declaration.Only();

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator generator = null) => throw Declaration.Only();

            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator generator = null) => throw Declaration.Only();

            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, nn.init.FanInOut mode = nn.init.FanInOut.FanIn,
                nn.init.NonlinearityType nonlinearity = nn.init.NonlinearityType.LeakyReLU) => throw Declaration.Only();

            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, nn.init.FanInOut mode = nn.init.FanInOut.FanIn,
                nn.init.NonlinearityType nonlinearity = nn.init.NonlinearityType.LeakyReLU) => throw Declaration.Only();

            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1) => throw Declaration.Only();

            public static Tensor xavier_normal_(Tensor tensor, double gain = 1) => throw Declaration.Only();
        }
    }
}
